package io.mammoedge.exporter.quantize;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.runtime.engine.EngineException;
import io.mammoedge.runtime.engine.ImageTensors;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.Map;
import java.util.function.BiConsumer;

/** A graph with float32 outputs of any shape, on the processor. */
final class GraphRun implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  GraphRun(Model model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model.toBytes(), options);
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /** Runs on presentation values and hands over each output, by its name. */
  void run(Plane image, BiConsumer<String, float[]> outputs) {
    try (OnnxTensor input = ImageTensors.of(environment, image);
        OrtSession.Result result = session.run(Map.of("image", input))) {
      result.forEach(
          entry ->
              outputs.accept(entry.getKey(), ImageTensors.floats((OnnxTensor) entry.getValue())));
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  private static EngineException failure(OrtException e) {
    return new EngineException("ONNX Runtime, while quantizing: " + e.getMessage(), e);
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
