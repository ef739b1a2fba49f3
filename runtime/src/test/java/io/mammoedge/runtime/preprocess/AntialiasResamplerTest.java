package io.mammoedge.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AntialiasResamplerTest {
  /**
   * Pillow's weights are float64, ours float32 as in ONNX Runtime: at coordinates up to 64 a centre
   * is 4e-6 pixels off, and a weight as much, on differences of up to 65535 between neighbours.
   */
  private static final double TOLERANCE = 0.5;

  @ParameterizedTest
  @MethodSource("pillow")
  void agreesWithPillow(double[] line) {
    Plane image = image((int) line[0], (int) line[1]);
    Plane resized = new AntialiasResampler(image, (int) line[2], (int) line[3]).plane();
    assertThat(resized.values()).hasSize(line.length - 4);
    for (int i = 0; i < resized.values().length; i++) {
      assertThat((double) resized.values()[i]).isCloseTo(line[i + 4], within(TOLERANCE));
    }
  }

  @Test
  void aFlatImageStaysFlat() {
    float[] values = new float[91 * 47];
    Arrays.fill(values, 65535);
    Plane resized = new AntialiasResampler(new Plane(91, 47, values), 30, 60).plane();
    for (float value : resized.values()) {
      assertThat(value).isCloseTo(65535, within(0.1f));
    }
  }

  @Test
  void theSameSizeIsTheSameImage() {
    Plane image = image(9, 14);
    assertThat(new AntialiasResampler(image, 9, 14).plane().values()).isEqualTo(image.values());
  }

  @Test
  void leavesItsArgumentAsItWas() {
    Plane image = image(9, 14);
    new AntialiasResampler(image, 3, 4).plane();
    assertThat(image.values()).isEqualTo(image(9, 14).values());
  }

  /** The image of the script beside the reference. */
  private static Plane image(int height, int width) {
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      int y = i / width;
      int x = i % width;
      values[i] = (y * 40503 + x * 30011 + y * x * 977) % 65536;
    }
    return new Plane(height, width, values);
  }

  static List<double[]> pillow() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                AntialiasResamplerTest.class.getResourceAsStream("pillow_bilinear.csv"),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(AntialiasResamplerTest::numbers).toList();
    }
  }

  private static double[] numbers(String line) {
    return Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
