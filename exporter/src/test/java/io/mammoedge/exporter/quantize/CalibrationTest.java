package io.mammoedge.exporter.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.exporter.onnx.Model;
import io.mammoedge.exporter.onnx.Values;
import io.mammoedge.exporter.testing.Images;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.runtime.preprocess.Plane;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is seen of tensors inside a graph, against the tensors themselves. */
class CalibrationTest {
  private final Model model = SmallGraph.of(5, (graph, x) -> graph.conv("a", x));

  @Test
  void everyValueOfASmallTensorCounts() {
    List<Plane> images = List.of(Images.noise(1, 30, 20), Images.rectangle(2, 25, 40));
    AtomicInteger steps = new AtomicInteger();
    Map<String, Calibration.Seen> seen =
        Calibration.of(model, List.of("a", "stem.relu"), images, steps::incrementAndGet);
    assertThat(steps).hasValue(2 * images.size());
    assertThat(seen).containsOnlyKeys("a", "stem.relu");
    Histogram expected = histogram(images, "a");
    Histogram found = seen.get("a").histogram();
    assertThat(found.min()).isEqualTo(expected.min());
    assertThat(found.max()).isEqualTo(expected.max());
    assertThat(found.counts()).isEqualTo(expected.counts());
    assertThat(seen.get("a").elements()).as("on the larger image").isEqualTo(8 * 25 * 40);
    assertThat(seen.get("stem.relu").histogram().min()).isZero();
  }

  /** A sample, but the ends are those of all values. */
  @Test
  void aLargeTensorIsSampled() {
    Plane image = Images.noise(3, 300, 260);
    image.values()[301] = 1e6f;
    Calibration.Seen seen =
        Calibration.of(model, List.of("image"), List.of(image), () -> {}).get("image");
    assertThat(seen.elements()).isEqualTo(300 * 260);
    assertThat(seen.histogram().total()).isEqualTo(150 * 130);
    assertThat(seen.histogram().max()).isEqualTo(1e6f);
  }

  private Histogram histogram(List<Plane> images, String tensor) {
    Model open = model.withOutputs(List.of(Values.floats(tensor, "1", "c", "h", "w")));
    try (OrtModel ort = new OrtModel(open.toBytes())) {
      float min = Float.POSITIVE_INFINITY;
      float max = Float.NEGATIVE_INFINITY;
      for (Plane image : images) {
        for (float value : ort.run(tensor, image)) {
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
      Histogram histogram = Histogram.empty(min, max);
      images.forEach(image -> histogram.add(ort.run(tensor, image)));
      return histogram;
    }
  }
}
