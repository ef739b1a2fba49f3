package io.mammoedge.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageStatisticsTest {
  private static final double GREY = 257;

  @Test
  void everyNumberIsThatOfItsDefinition() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      int height = 1 + random.nextInt(9);
      int width = 1 + random.nextInt(9);
      short[] pixels = new short[height * width];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (short) (random.nextBoolean() ? random.nextInt(6000) : random.nextInt(65536));
      }
      check(pixels, ImageStatistics.of(Plane.ofUnsigned(height, width, pixels)));
    }
  }

  private static void check(short[] pixels, ImageStatistics got) {
    double[] values = new double[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Short.toUnsignedInt(pixels[i]) / GREY;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double[] tissue = Arrays.stream(values).filter(v -> v >= 20).sorted().toArray();
    int n = tissue.length;
    assertThat(got.mean()).isCloseTo(mean, within(1e-9));
    assertThat(got.standardDeviation()).isCloseTo(Math.sqrt(variance), within(1e-6));
    assertThat(got.background()).isCloseTo(1 - (double) n / values.length, within(1e-12));
    assertThat(got.tissueMedian()).isCloseTo(n == 0 ? 0 : tissue[n / 2], within(1e-9));
    assertThat(got.tissueSpread())
        .isCloseTo(n == 0 ? 0 : tissue[n * 3 / 4] - tissue[n / 4], within(1e-9));
  }

  @Test
  void anImageOfOneGreyHasNoSpread() {
    assertThat(ImageStatistics.of(Plane.ofUnsigned(1, 2, new short[] {-1, -1})))
        .isEqualTo(new ImageStatistics(255, 0, 0, 255, 0));
    assertThat(ImageStatistics.of(Plane.ofUnsigned(1, 2, new short[2])))
        .isEqualTo(new ImageStatistics(0, 0, 1, 0, 0));
  }
}
