package io.mammoedge.runtime.preprocess;

import static io.mammoedge.runtime.preprocess.ReferenceImages.restless;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CubicTest {
  /**
   * OpenCV rounds positions to float32: up to 64 they are 1.9e-6 pixels off. Weights change by at
   * most 4.2 a pixel in all, half of that up and half down, so a value of 0..65535 is 0.26 off. The
   * other axis adds as much, and absolute weights that add up to 1.375 enlarge both.
   */
  private static final double OPENCV = 0.7;

  /** Four weights of float32 each way, 1e-7 off; 1e-5 of full scale would be 0.65. */
  private static final double ROUNDING = 0.1;

  @ParameterizedTest
  @MethodSource("opencv")
  void agreesWithOpenCv(double[] line) {
    boolean unsigned = line[0] == 16;
    Plane image = restless((int) line[1], (int) line[2]);
    Plane resized = resized(image, (int) line[3], (int) line[4]);
    assertThat(resized.values()).hasSize(line.length - 5);
    for (int i = 0; i < resized.values().length; i++) {
      double value = resized.values()[i];
      // On 16-bit images OpenCV clips, and rounds to whole numbers.
      double comparable = unsigned ? Math.max(0, Math.min(65535, value)) : value;
      double tolerance = unsigned ? OPENCV + 0.5 : OPENCV;
      assertThat(comparable).isCloseTo(line[i + 5], within(tolerance));
    }
  }

  static List<double[]> opencv() throws IOException {
    return ReferenceImages.lines("opencv_cubic.csv");
  }

  /** In float32 a position near 4096 is 1e-4 pixels off, which is worth 15 grey values. */
  @ParameterizedTest
  @CsvSource({
    "3328, 3, 1152, 2",
    "3, 4096, 2, 896",
    "4095, 2, 4096, 3",
    "2, 13107, 5, 8191",
    "65535, 1, 1000, 1",
    "1, 1, 5, 4",
    "300, 301, 300, 301"
  })
  void agreesWithDoublePrecision(int height, int width, int toHeight, int toWidth) {
    assertAgrees(extremes(new Random(1), height, width), toHeight, toWidth);
  }

  @Test
  void agreesWithDoublePrecisionAtAnySize() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Plane image = extremes(random, 1 + random.nextInt(70), 1 + random.nextInt(70));
      assertAgrees(image, 1 + random.nextInt(90), 1 + random.nextInt(90));
    }
  }

  private static void assertAgrees(Plane image, int height, int width) {
    float[] resized = resized(image, height, width).values();
    for (int i = 0; i < resized.length; i++) {
      double expected = Keys.value(image, height, width, i / width, i % width);
      assertThat((double) resized[i]).isCloseTo(expected, within(ROUNDING));
    }
  }

  /** Nothing is clipped: with taps of -0.09375, 0.59375, 0.59375, -0.09375. */
  @Test
  void overshootsBesideAnEdge() {
    Plane edge = new Plane(1, 8, new float[] {0, 0, 0, 0, 65535, 65535, 65535, 65535});
    assertThat(resized(edge, 1, 4).values())
        .containsExactly(0, -0.09375f * 65535, 1.09375f * 65535, 65535);
  }

  @Test
  void aFlatImageStaysFlat() {
    float[] values = new float[91 * 47];
    Arrays.fill(values, 65535);
    for (float value : resized(new Plane(91, 47, values), 30, 60).values()) {
      assertThat((double) value).isCloseTo(65535, within(ROUNDING));
    }
  }

  @Test
  void theSameSizeIsTheSameImage() {
    Plane image = restless(9, 14);
    assertThat(resized(image, 9, 14).values()).isEqualTo(image.values());
  }

  @Test
  void aFlippedImageGivesTheFlippedResult() {
    Plane image = restless(40, 53);
    Plane resized = resized(image, 17, 24);
    Plane flipped = resized(new MirroredRows(image).plane(), 17, 24);
    float[] back = new MirroredRows(flipped).plane().values();
    for (int i = 0; i < back.length; i++) {
      assertThat((double) back[i]).isCloseTo(resized.values()[i], within(ROUNDING));
    }
  }

  private static Plane extremes(Random random, int height, int width) {
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextBoolean() ? 65535 : 0;
    }
    return new Plane(height, width, values);
  }

  private static Plane resized(Plane image, int height, int width) {
    return new ResampledRows(image, height, width, Resample.Filter.CUBIC).plane();
  }

  /** The definition in float64: all pixels within 2 of the centre, weighted by their distance. */
  private static final class Keys {
    private static final double A = -0.75;

    static double value(Plane image, int height, int width, int y, int x) {
      double fromTop = (y + 0.5) * image.height() / height - 0.5;
      double fromLeft = (x + 0.5) * image.width() / width - 0.5;
      double sum = 0;
      for (int row = (int) Math.ceil(fromTop - 2); row <= fromTop + 2; row++) {
        for (int column = (int) Math.ceil(fromLeft - 2); column <= fromLeft + 2; column++) {
          double weight = kernel(row - fromTop) * kernel(column - fromLeft);
          sum += weight * pixel(image, row, column);
        }
      }
      return sum;
    }

    private static double pixel(Plane image, int row, int column) {
      int y = Math.max(0, Math.min(image.height() - 1, row));
      int x = Math.max(0, Math.min(image.width() - 1, column));
      return image.values()[y * image.width() + x];
    }

    private static double kernel(double offset) {
      double x = Math.abs(offset);
      return x <= 1
          ? (A + 2) * Math.pow(x, 3) - (A + 3) * x * x + 1
          : A * Math.pow(x, 3) - 5 * A * x * x + 8 * A * x - 4 * A;
    }
  }
}
