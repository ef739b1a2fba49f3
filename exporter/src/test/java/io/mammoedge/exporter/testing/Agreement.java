package io.mammoedge.exporter.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** How near two arrays of floats are. */
public final class Agreement {
  private Agreement() {}

  /**
   * Asserts that no difference is above {@code relative} of the largest expected value (at least
   * 1).
   */
  public static void assertClose(float[] actual, float[] expected, double relative) {
    assertThat(actual).hasSameSizeAs(expected);
    double scale = 1;
    for (float value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertThat(maxDifference(actual, expected)).isLessThanOrEqualTo(relative * scale);
  }

  /** The largest absolute difference; NaN if there is one in either. */
  public static double maxDifference(float[] a, float[] b) {
    double max = 0;
    for (int i = 0; i < a.length; i++) {
      max = Math.max(max, Math.abs((double) a[i] - b[i]));
    }
    return max;
  }
}
