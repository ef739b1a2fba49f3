package io.mammoedge.runtime.stats;

import java.util.Arrays;

/** Where a decision can change. */
public final class Thresholds {
  private Thresholds() {}

  /**
   * The midpoints between neighbouring different scores, ascending: one fewer than there are
   * different scores. A score at or above a threshold is positive.
   */
  public static double[] between(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double[] midpoints = new double[sorted.length];
    int count = 0;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i - 1] < sorted[i]) {
        midpoints[count++] = midpoint(sorted[i - 1], sorted[i]);
      }
    }
    return Arrays.copyOf(midpoints, count);
  }

  /** Above {@code low} and not above {@code high}, even where they are neighbouring doubles. */
  private static double midpoint(double low, double high) {
    double middle = low / 2 + high / 2;
    return middle > low && middle < high ? middle : high;
  }
}
