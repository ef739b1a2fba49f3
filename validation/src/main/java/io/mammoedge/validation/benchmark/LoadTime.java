package io.mammoedge.validation.benchmark;

import java.util.Arrays;

/**
 * How long answers took under a load.
 *
 * @param clients that asked at a time
 * @param answers that they had
 * @param median seconds from the request's first byte to the answer's last
 * @param p99 seconds that 99 of 100 answers took at most
 * @param longest seconds
 * @param perSecond answers in a second, of all clients
 */
public record LoadTime(
    int clients, int answers, double median, double p99, double longest, double perSecond) {

  /** From the seconds of each answer, and of all of them together. */
  static LoadTime of(int clients, double[] seconds, double together) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return new LoadTime(
        clients,
        sorted.length,
        quantile(sorted, 0.5),
        quantile(sorted, 0.99),
        sorted[sorted.length - 1],
        sorted.length / together);
  }

  /** The smallest value that this share of all values does not exceed. */
  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
