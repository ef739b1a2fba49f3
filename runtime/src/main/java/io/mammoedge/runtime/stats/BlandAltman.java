package io.mammoedge.runtime.stats;

import java.util.stream.IntStream;

/**
 * How far two lists of scores of the same cases lie apart, candidate less reference. AUCs cannot
 * show it: they do not change when every score is shifted.
 *
 * @param n cases
 * @param largest greatest |difference|
 * @param mean of the differences: the bias
 * @param standardDeviation of the differences; 0 for one case
 */
public record BlandAltman(int n, double largest, double mean, double standardDeviation) {
  /**
   * Of two lists in the same order.
   *
   * @throws IllegalArgumentException if the lengths differ or there is no case
   */
  public static BlandAltman of(double[] reference, double[] candidate) {
    if (reference.length != candidate.length || reference.length == 0) {
      throw new IllegalArgumentException(
          reference.length + " and " + candidate.length + " scores cannot be compared");
    }
    double[] differences =
        IntStream.range(0, reference.length)
            .mapToDouble(i -> candidate[i] - reference[i])
            .toArray();
    double largest = 0;
    double sum = 0;
    for (double difference : differences) {
      largest = Math.max(largest, Math.abs(difference));
      sum += difference;
    }
    double mean = sum / differences.length;
    return new BlandAltman(differences.length, largest, mean, standardDeviation(differences, mean));
  }

  /** The 95 % limits of agreement of Bland and Altman (1986): mean ± 1.96 standard deviations. */
  public Interval limits() {
    return Interval.normal(mean, standardDeviation, 0.95);
  }

  private static double standardDeviation(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
  }
}
