package io.mammoedge.runtime.preprocess;

import static io.mammoedge.runtime.preprocess.ReferenceImages.restless;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AntialiasTest {
  /**
   * Pillow's weights are float64, ours float32 as in ONNX Runtime: at coordinates up to 64 a centre
   * is 4e-6 pixels off, and a weight as much, on differences of up to 65535 between neighbours.
   */
  private static final double TOLERANCE = 0.5;

  @ParameterizedTest
  @MethodSource("pillow")
  void agreesWithPillow(double[] line) {
    Plane image = restless((int) line[0], (int) line[1]);
    Plane resized = resized(image, (int) line[2], (int) line[3]);
    assertThat(resized.values()).hasSize(line.length - 4);
    for (int i = 0; i < resized.values().length; i++) {
      assertThat((double) resized.values()[i]).isCloseTo(line[i + 4], within(TOLERANCE));
    }
  }

  @Test
  void aFlatImageStaysFlat() {
    float[] values = new float[91 * 47];
    Arrays.fill(values, 65535);
    Plane resized = resized(new Plane(91, 47, values), 30, 60);
    for (float value : resized.values()) {
      assertThat(value).isCloseTo(65535, within(0.1f));
    }
  }

  @Test
  void theSameSizeIsTheSameImage() {
    Plane image = restless(9, 14);
    assertThat(resized(image, 9, 14).values()).isEqualTo(image.values());
  }

  @Test
  void leavesItsArgumentAsItWas() {
    Plane image = restless(9, 14);
    resized(image, 3, 4);
    assertThat(image.values()).isEqualTo(restless(9, 14).values());
  }

  private static Plane resized(Plane image, int height, int width) {
    return new ResampledRows(image, height, width, Resample.Filter.ANTIALIAS).plane();
  }

  static List<double[]> pillow() throws IOException {
    return ReferenceImages.lines("pillow_bilinear.csv");
  }
}
