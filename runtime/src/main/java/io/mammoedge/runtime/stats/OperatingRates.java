package io.mammoedge.runtime.stats;

/**
 * What is called malignant at one threshold.
 *
 * @param threshold p ≥ threshold is called malignant
 * @param sensitivity share of the malignant cases called so; null without any
 * @param specificity share of the benign cases called so; null without any
 */
public record OperatingRates(double threshold, Proportion sensitivity, Proportion specificity) {
  /**
   * Counts.
   *
   * @param cases scored by probabilities, or by whatever the threshold is in
   */
  public static OperatingRates of(Cases cases, double threshold) {
    double[] scores = cases.scores();
    boolean[] positive = cases.positive();
    int[] right = new int[2];
    for (int i = 0; i < scores.length; i++) {
      boolean called = scores[i] >= threshold;
      if (called == positive[i]) {
        right[called ? 1 : 0]++;
      }
    }
    return new OperatingRates(
        threshold, share(right[1], cases.count(true)), share(right[0], cases.count(false)));
  }

  private static Proportion share(int right, int cases) {
    return cases == 0 ? null : new Proportion(right, cases);
  }
}
