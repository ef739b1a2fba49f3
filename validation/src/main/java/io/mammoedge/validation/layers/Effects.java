package io.mammoedge.validation.layers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.quantize.GraphRun;
import io.mammoedge.runtime.engine.EngineException;
import io.mammoedge.runtime.engine.Environments;
import io.mammoedge.runtime.engine.ImageTensors;
import io.mammoedge.runtime.preprocess.Plane;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the error of one stage alone does to the answer: the trained network in 32-bit floats runs
 * once more, with that error added to what this stage gives, and everything else honest.
 *
 * <p>It costs one session of the whole graph, one run an image and one more a tensor, each up to
 * twice as long as the release in fp32 takes: for the 111 tensors of a ResNet50 at 1152×896 on two
 * cores some 1.5 s each, so about three minutes. Where there is no tensor to ask about it costs
 * nothing.
 */
final class Effects implements AutoCloseable {
  private static final float[] ZERO = {0};

  private final Set<String> tensors;
  private final Optional<GraphRun> session;

  /**
   * Loads the graph.
   *
   * @param honest the trained network's own graph, with the output {@code logits}
   * @param tensors of it whose errors will be asked about
   */
  Effects(Model honest, Set<String> tensors) {
    this.tensors = Set.copyOf(tensors);
    this.session =
        tensors.isEmpty()
            ? Optional.empty()
            : Optional.of(new GraphRun(ErrorInputs.of(honest, this.tensors)));
  }

  /** Of the errors of one image. */
  interface OnImage {
    /**
     * |Δ log-odds| of malignant that an error causes.
     *
     * @param tensor one of those that were named
     * @param error what is added to it, row by row
     * @param shape of both
     * @return 0 or more; infinite where the answer is no number any more
     * @throws EngineException when ONNX Runtime fails
     */
    double of(String tensor, float[] error, long[] shape);
  }

  /** The answer to an image, as the graph gets it, and what errors change of it. */
  OnImage on(Plane image) {
    return session.map(run -> on(run, image)).orElse((tensor, error, shape) -> Double.NaN);
  }

  private OnImage on(GraphRun run, Plane image) {
    double honest = logOdds(run, image, "", ZERO, new long[] {1});
    return (tensor, error, shape) -> {
      double delta = Math.abs(logOdds(run, image, tensor, error, shape) - honest);
      return Double.isNaN(delta) ? Double.POSITIVE_INFINITY : delta;
    };
  }

  private double logOdds(GraphRun run, Plane image, String tensor, float[] error, long[] shape) {
    try (OnnxTensor zero = tensor(ZERO, 1);
        OnnxTensor one = tensor(error, shape)) {
      Map<String, OnnxTensor> errors = new HashMap<>();
      tensors.forEach(name -> errors.put(ErrorInputs.name(name), name.equals(tensor) ? one : zero));
      double[] logOdds = {Double.NaN};
      run.runTensors(image, errors, (name, logits) -> logOdds[0] = logOdds(logits));
      return logOdds[0];
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime: " + e.getMessage(), e);
    }
  }

  private static double logOdds(OnnxTensor logits) {
    float[] values = ImageTensors.floats(logits);
    return (double) values[1] - values[0];
  }

  private static OnnxTensor tensor(float[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(Environments.get(), FloatBuffer.wrap(values), shape);
  }

  @Override
  public void close() {
    session.ifPresent(GraphRun::close);
  }
}
