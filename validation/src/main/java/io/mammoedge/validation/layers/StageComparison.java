package io.mammoedge.validation.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One stage on both roads, once both have come by.
 *
 * @param release its graph
 * @param findings what is wrong with constants, by tensor
 * @param effects of errors on the answer to the image
 */
record StageComparison(
    ReleaseTensors release, Map<String, String> findings, Effects.OnImage effects) {
  /**
   * Compares.
   *
   * @param ours what the trained network's chain has there
   * @param into what it took
   * @param got the release's tensors, by name
   */
  LayerRow of(Stage stage, NDArray ours, List<NDArray> into, Map<String, NDArray> got) {
    NDArray value = got.get(release.output(stage.output()));
    List<NDArray> taken = release.inputs(stage).stream().map(got::get).toList();
    if (value == null || taken.stream().anyMatch(Objects::isNull)) {
      return row(stage, ours, Deviation.NONE, Deviation.NONE, Double.NaN)
          .withFinding("the release graph has no tensor of it");
    }
    float[] theirs = value.toFloatArray();
    float[] expected = ours.toFloatArray();
    Deviation accumulated = Deviation.of(expected, theirs, scale(into));
    float[] honest = reference(stage, taken);
    Deviation local = Deviation.of(honest, theirs, scale(taken));
    double saturated =
        release.inEightBits(stage.output()).map(bits -> bits.saturated(theirs)).orElse(Double.NaN);
    LayerRow row =
        row(stage, ours, accumulated, local, saturated)
            .withEffect(effect(stage, start(stage, got, honest), theirs, ours.getShape()));
    return finding(stage.output()).map(row::withFinding).orElse(row);
  }

  /** What a stage's own error begins at: a composite's before its last step to 8 bits. */
  private static float[] start(Stage stage, Map<String, NDArray> got, float[] honest) {
    NDArray floats = got.get(stage.output());
    return stage.isComposite() && floats != null ? floats.toFloatArray() : honest;
  }

  /** Of a stage in 8 bits; a value of another size cannot take the honest one's place. */
  private double effect(Stage stage, float[] honest, float[] theirs, Shape shape) {
    boolean fits = honest.length == theirs.length && honest.length == shape.size();
    return fits && release.addsError(stage)
        ? effects.of(stage.output(), error(honest, theirs), shape.getShape())
        : Double.NaN;
  }

  private static float[] error(float[] honest, float[] theirs) {
    float[] error = new float[honest.length];
    for (int i = 0; i < error.length; i++) {
      error[i] = theirs[i] - honest[i];
    }
    return error;
  }

  private static float[] reference(Stage stage, List<NDArray> taken) {
    try (NDArray result = stage.reference().apply(taken)) {
      return result.toFloatArray();
    }
  }

  /** Root mean square of what goes in. */
  private static double scale(List<NDArray> inputs) {
    double squares = 0;
    long count = 0;
    for (NDArray input : inputs) {
      for (float value : input.toFloatArray()) {
        squares += (double) value * value;
      }
      count += input.size();
    }
    return Math.sqrt(squares / count);
  }

  /** Of the tensor itself, or of a node on the way to it, whose name begins with the tensor's. */
  private Optional<String> finding(String tensor) {
    return findings.entrySet().stream()
        .filter(e -> e.getKey().equals(tensor) || e.getKey().startsWith(tensor + "."))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private LayerRow row(
      Stage stage, NDArray ours, Deviation accumulated, Deviation local, double saturated) {
    boolean isBytes = release.computesWithBytes(stage);
    String operator = release.producer(stage.output()).map(node -> node.getOpType()).orElse("none");
    return new LayerRow(
        stage.view(),
        stage.name(),
        isBytes ? operator + LayerRow.BYTES : operator,
        shape(ours),
        accumulated,
        local,
        saturated,
        Double.NaN,
        isBytes ? LayerLimits.BYTES : LayerLimits.FLOATS,
        stage.isComposite(),
        Optional.empty());
  }

  private static String shape(NDArray array) {
    List<String> sizes = new ArrayList<>();
    for (long size : array.getShape().getShape()) {
      sizes.add(String.valueOf(size));
    }
    return String.join("x", sizes);
  }
}
