package io.mammoedge.validation.benchmark;

import java.util.Arrays;

/**
 * One image through both graphs, in turns on one session each.
 *
 * @param image what was scored
 * @param threads inside one operator
 * @param fp32 milliseconds, one a round
 * @param int8 milliseconds, one a round
 */
public record VariantTime(String image, int threads, double[] fp32, double[] int8) {
  /** The median. */
  public static double median(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Least and most. */
  public static double[] range(double[] millis) {
    return new double[] {
      Arrays.stream(millis).min().orElseThrow(), Arrays.stream(millis).max().orElseThrow()
    };
  }

  /** How many times as fast 8 bits are: the medians' ratio. */
  public double speedup() {
    return median(fp32) / median(int8);
  }
}
