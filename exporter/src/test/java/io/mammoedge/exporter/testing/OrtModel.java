package io.mammoedge.exporter.testing;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.mammoedge.runtime.preprocess.Plane;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A model in ONNX Runtime on the CPU, one thread, with one input {@code image}. */
public final class OrtModel implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  public OrtModel(byte[] model) {
    this(model, OptLevel.ALL_OPT);
  }

  /** {@link OptLevel#NO_OPT} computes node by node what the graph says. */
  public OrtModel(byte[] model, OptLevel level) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setOptimizationLevel(level);
      options.setIntraOpNumThreads(1);
      session = environment.createSession(model, options);
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  public Set<String> outputs() {
    return session.getOutputNames();
  }

  public Map<String, String> metadata() {
    try {
      return session.getMetadata().getCustomMetadata();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  /** The values of one output, row by row. */
  public float[] run(String output, float[] image, long... shape) {
    return run(
        output,
        image,
        shape,
        result -> {
          FloatBuffer buffer = result.getFloatBuffer();
          float[] values = new float[buffer.remaining()];
          buffer.get(values);
          return values;
        });
  }

  /** The shape of one output of a release graph. */
  public long[] shape(String output, Plane image) {
    return shape(output, image.values(), 1, 1, image.height(), image.width());
  }

  /** The shape of one output for an image of some shape. */
  public long[] shape(String output, float[] image, long... shape) {
    return run(output, image, shape, result -> result.getInfo().getShape());
  }

  private <T> T run(String output, float[] image, long[] shape, Function<OnnxTensor, T> read) {
    try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(image), shape);
        OrtSession.Result result = session.run(Map.of("image", input), Set.of(output))) {
      return read.apply(tensor(result.get(output)));
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  /** The values of one output of a release graph. */
  public float[] run(String output, Plane image) {
    return run(output, image.values(), 1, 1, image.height(), image.width());
  }

  private static OnnxTensor tensor(Optional<?> value) {
    return (OnnxTensor) value.orElseThrow();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
