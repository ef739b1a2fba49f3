package io.mammoedge.validation.benchmark.network;

import java.util.Arrays;

/**
 * The middle of some values and where their middle half lies.
 *
 * @param lower quartile
 * @param median of all
 * @param upper quartile
 */
public record Spread(double lower, double median, double upper) {
  /**
   * Of one or more values; between two of them, quantiles are interpolated.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Spread of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
