package io.mammoedge.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What becomes of one white pixel, such as a microcalcification, somewhere on 3328x2560 when that
 * is reduced to 1152x896: the share of it in the output pixel that has most (docs/releases.md).
 */
class DotTest {
  @Test
  void antialiasedItIsGreyWhereverItLies() {
    assertThat(least(Resample.Filter.ANTIALIAS)).isCloseTo(0.03, within(0.005));
    assertThat(most(Resample.Filter.ANTIALIAS)).isCloseTo(0.11, within(0.005));
  }

  @Test
  void theCubicLosesItOrKeepsIt() {
    assertThat(least(Resample.Filter.CUBIC)).isLessThan(0.002);
    assertThat(most(Resample.Filter.CUBIC)).isCloseTo(0.98, within(0.005));
  }

  private static double least(Resample.Filter filter) {
    return shares(filter, 3328, 1152)[0] * shares(filter, 2560, 896)[0];
  }

  private static double most(Resample.Filter filter) {
    float[] rows = shares(filter, 3328, 1152);
    float[] columns = shares(filter, 2560, 896);
    return rows[rows.length - 1] * columns[columns.length - 1];
  }

  /** By input pixel its largest weight, away from the edges; in ascending order. */
  private static float[] shares(Resample.Filter filter, int in, int out) {
    Taps taps = Taps.of(filter, in, out);
    float[] shares = new float[in];
    for (int i = 0; i < out; i++) {
      for (int k = 0; k < taps.count(i); k++) {
        int pixel = taps.pixel(i, k);
        shares[pixel] = Math.max(shares[pixel], Math.abs(taps.weight(i, k)));
      }
    }
    float[] inside = Arrays.copyOfRange(shares, 20, in - 20);
    Arrays.sort(inside);
    return inside;
  }
}
