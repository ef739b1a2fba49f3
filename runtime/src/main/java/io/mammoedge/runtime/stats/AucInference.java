package io.mammoedge.runtime.stats;

import java.util.Arrays;

/**
 * What both variance estimators share. Each is a quadratic form of the centred components, so the
 * variance of a difference is the same form applied to the differences of the components.
 */
final class AucInference {
  private AucInference() {}

  /** The variance of a mean of components. */
  interface Variance {
    double of(Cases cases, double[] centred);
  }

  static AucEstimate estimate(Cases cases, AucMethod method, Variance variance) {
    Placements placements = Placements.of(cases);
    double error = Math.sqrt(variance.of(cases, placements.centred()));
    Interval ci95 = Interval.normal(placements.auc(), error, 0.95).clippedTo(0, 1);
    return new AucEstimate(
        placements.auc(),
        error,
        ci95.low(),
        ci95.high(),
        cases.size(),
        cases.count(true),
        cases.clusterCount(),
        method);
  }

  static AucDifference compare(
      Cases reference, Cases candidate, AucMethod method, Variance variance) {
    reference.requireSameCases(candidate);
    Placements before = Placements.of(reference);
    Placements after = Placements.of(candidate);
    double[] centred = difference(after.centred(), before.centred());
    double delta = after.auc() - before.auc();
    double error = Math.sqrt(variance.of(reference, centred));
    return AucDifference.of(delta, error, Arrays.equals(before.values(), after.values()), method);
  }

  private static double[] difference(double[] minuend, double[] subtrahend) {
    double[] result = new double[minuend.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = minuend[i] - subtrahend[i];
    }
    return result;
  }
}
