package io.mammoedge.exporter.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.testing.FusedGraph;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.Members;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.doctor.CpuFeatures;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.score.Flip;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The 8-bit graph against the one it came from, on images it has not seen. */
class QuantizationTest {
  private static final List<Plane> SEEN = images(1);
  private static final List<Plane> NEW = images(100);

  private final NDManager manager = NDManager.newBaseManager();
  private final Model model = model(List.of(Flip.NONE));

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void scoresNearlyTheSame() {
    // What is full would overflow where bytes have no instructions of their own.
    WeightRange range =
        CpuFeatures.here().dotProducts().isEmpty() ? WeightRange.REDUCED : WeightRange.FULL;
    Quantization.Result result = Quantization.of(model, SEEN, range);
    byte[] bytes = result.model().toBytes();
    OnnxChecker.check(bytes);
    double spread = result.report().spread();
    assertThat(noise(bytes)).isPositive().isLessThan(0.25 * spread);
    assertThat(result.report().layers()).hasSizeGreaterThan(4);
  }

  /** What the report says of layers is what the engine does with them. */
  @Test
  void theEngineComputesWithBytesWhatTheReportSays() {
    Quantization.Result result = Quantization.of(model, SEEN.subList(0, 4), WeightRange.REDUCED);
    QuantizationReport report = result.report();
    assertThat(report.layers().stream().mapToDouble(LayerEffect::share).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(report.layers()).allMatch(layer -> layer.noise() > 0);
    Map<String, Long> operators = FusedGraph.operators(result.model().toBytes());
    int inBytes = report.layers().size() - report.inFloat().size();
    assertThat(operators).containsEntry("QLinearConv", (long) inBytes);
    assertThat(report.noiseByRule().get(report.rule()))
        .isEqualTo(Collections.min(report.noiseByRule().values()));
  }

  /** The four views share their weights, and so do their bytes. */
  @Test
  void flipsInTheGraphShareTheirBytes() {
    Model flips = model(List.of(Flip.values()));
    Quantization.Result result = Quantization.of(flips, SEEN.subList(0, 3), WeightRange.REDUCED);
    byte[] bytes = result.model().toBytes();
    OnnxChecker.check(bytes);
    Quantization.Result one = Quantization.of(model, SEEN.subList(0, 3), WeightRange.REDUCED);
    int layers = one.report().layers().size();
    assertThat(result.report().layers()).as("a layer is one on all views").hasSize(layers);
    assertThat(weights(result.model())).hasSizeBetween(1, layers);
    int inBytes = result.report().layers().size() - result.report().inFloat().size();
    assertThat(FusedGraph.operators(bytes))
        .containsEntry("QLinearConv", (long) Flip.values().length * inBytes);
  }

  private static Set<String> weights(Model model) {
    return model.graph().constants().keySet().stream()
        .filter(name -> name.endsWith(".int8"))
        .collect(Collectors.toSet());
  }

  private double noise(byte[] bytes) {
    try (OrtModel floats = new OrtModel(model.toBytes());
        OrtModel bytesOnly = new OrtModel(bytes)) {
      return Math.sqrt(
          NEW.stream()
              .mapToDouble(image -> logOdds(bytesOnly, image) - logOdds(floats, image))
              .map(delta -> delta * delta)
              .average()
              .orElseThrow());
    }
  }

  private static double logOdds(OrtModel ort, Plane image) {
    float[] logits = ort.run("logits", image);
    return logits[1] - logits[0];
  }

  private Model model(List<Flip> flips) {
    return ReleaseGraph.of(List.of(Members.residual(manager, 7, 3, 96, 80)), "q", flips);
  }

  private static List<Plane> images(int seed) {
    return IntStream.range(seed, seed + 12).mapToObj(s -> Images.rectangle(s, 130, 90)).toList();
  }
}
