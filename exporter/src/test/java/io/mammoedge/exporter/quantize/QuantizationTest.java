package io.mammoedge.exporter.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.Members;
import io.mammoedge.exporter.testing.OnnxChecker;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.score.Flip;
import java.util.List;
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
    Quantization.Result result = Quantization.of(model, SEEN, WeightRange.FULL);
    byte[] bytes = result.model().toBytes();
    OnnxChecker.check(bytes);
    double spread = result.report().spread();
    assertThat(noise(bytes)).isPositive().isLessThan(0.25 * spread);
    assertThat(result.report().layers()).hasSizeGreaterThan(4);
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
