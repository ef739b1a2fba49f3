package io.mammoedge.exporter.quantize;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.engine.EngineException;
import io.mammoedge.runtime.engine.Environments;
import io.mammoedge.runtime.engine.ImageTensors;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** A graph with float32 outputs of any shape, on the processor. */
public final class GraphRun implements AutoCloseable {
  private final OrtEnvironment environment = Environments.get();
  private final OrtSession session;

  /** Loads a graph whose input is {@code image}; close it to free it. */
  public GraphRun(Model model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model.toBytes(), options);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /** Runs on presentation values and hands over each output, by its name. */
  void run(Plane image, BiConsumer<String, float[]> outputs) {
    runTensors(image, (name, tensor) -> outputs.accept(name, ImageTensors.floats(tensor)));
  }

  /** As above, as tensors that are there during the call only. */
  public void runTensors(Plane image, BiConsumer<String, OnnxTensor> outputs) {
    runTensors(image, Map.of(), outputs);
  }

  /**
   * As above, of a graph that takes more than the image.
   *
   * @param more the other inputs by name; the caller closes them
   */
  public void runTensors(
      Plane image, Map<String, OnnxTensor> more, BiConsumer<String, OnnxTensor> outputs) {
    Map<String, OnnxTensor> inputs = new HashMap<>(more);
    try (OnnxTensor input = ImageTensors.of(environment, image)) {
      inputs.put("image", input);
      runTensors(inputs, outputs);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  private void runTensors(Map<String, OnnxTensor> inputs, BiConsumer<String, OnnxTensor> outputs)
      throws OrtException {
    try (OrtSession.Result result = session.run(inputs)) {
      result.forEach(entry -> outputs.accept(entry.getKey(), (OnnxTensor) entry.getValue()));
    }
  }

  private static EngineException failure(OrtException e) {
    return new EngineException("ONNX Runtime: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw failure(e);
    }
  }
}
