package io.mammoedge.runtime.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.mammoedge.runtime.IntegrityException;
import java.util.Map;

/**
 * Names and shapes of a release graph: input {@code image} float32 {@code [1,1,H,W]}; outputs
 * {@code probability} {@code [1]}, {@code logits} {@code [1,2]} and perhaps {@code cam} {@code
 * [1,1,h,w]}.
 */
final class GraphContract {
  static final String IMAGE = "image";
  private static final String PROBABILITY = "probability";
  private static final String LOGITS = "logits";
  private static final String CAM = "cam";

  private GraphContract() {}

  static void check(OrtSession session) throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1 || !isFloat(inputs.get(IMAGE), 4)) {
      throw new IntegrityException("the model's only input must be 'image', float32 [1,1,H,W]");
    }
    Map<String, NodeInfo> outputs = session.getOutputInfo();
    if (!isFloat(outputs.get(PROBABILITY), 1) || !isFloat(outputs.get(LOGITS), 2)) {
      throw new IntegrityException("the model must have 'probability' [1] and 'logits' [1,2]");
    }
    if (outputs.containsKey(CAM) && !isFloat(outputs.get(CAM), 4)) {
      throw new IntegrityException("the model's output 'cam' must be float32 [1,1,h,w]");
    }
  }

  private static boolean isFloat(NodeInfo node, int rank) {
    return node != null
        && node.getInfo() instanceof TensorInfo info
        && info.type == OnnxJavaType.FLOAT
        && info.getShape().length == rank;
  }

  static Outcome outcome(OrtSession.Result result) throws OrtException {
    float[] probability = floats(result, PROBABILITY);
    float[] logits = floats(result, LOGITS);
    boolean fits = probability.length == 1 && logits.length == 2;
    if (!fits || !(probability[0] >= 0 && probability[0] <= 1)) {
      throw new IntegrityException("the model's answer is not a probability in 0..1");
    }
    return new Outcome(probability[0], new double[] {logits[0], logits[1]}, heatMap(result));
  }

  private static HeatMap heatMap(OrtSession.Result result) {
    OnnxValue value = result.get(CAM).orElse(null);
    if (!(value instanceof OnnxTensor cam)) {
      return null;
    }
    long[] shape = cam.getInfo().getShape();
    return new HeatMap((int) shape[2], (int) shape[3], ImageTensors.floats(cam));
  }

  private static float[] floats(OrtSession.Result result, String name) {
    return ImageTensors.floats((OnnxTensor) result.get(name).orElseThrow());
  }
}
