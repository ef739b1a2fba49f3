package io.mammoedge.validation.parity;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Proportion;

/**
 * What is called malignant at one threshold.
 *
 * @param threshold p ≥ threshold is called malignant
 * @param sensitivity share of the malignant cases called so; null without any
 * @param specificity share of the benign cases called so; null without any
 */
public record OperatingRates(double threshold, Proportion sensitivity, Proportion specificity) {
  static OperatingRates of(Cases cases, double threshold) {
    int[] called = new int[2];
    for (int i = 0; i < cases.size(); i++) {
      boolean positive = cases.scores()[i] >= threshold;
      if (positive == cases.positive()[i]) {
        called[positive ? 1 : 0]++;
      }
    }
    return new OperatingRates(
        threshold, share(called[1], cases.count(true)), share(called[0], cases.count(false)));
  }

  private static Proportion share(int right, int of) {
    return of == 0 ? null : new Proportion(right, of);
  }
}
