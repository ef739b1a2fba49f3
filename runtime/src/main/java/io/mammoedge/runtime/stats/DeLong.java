package io.mammoedge.runtime.stats;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;

/**
 * The nonparametric variance of DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837–845, in
 * O(n log n). It takes every case for independent; for several images of one patient use {@link
 * ClusteredAuc}.
 */
public final class DeLong {
  private DeLong() {}

  /**
   * The area under the curve with its 95 % interval.
   *
   * @throws MammoEdgeException with fewer than two cases of either class
   */
  public static AucEstimate estimate(Cases cases) {
    return AucInference.estimate(cases, AucMethod.DELONG, DeLong::variance);
  }

  /**
   * Candidate less reference, where both have scored the same cases in the same order.
   *
   * @throws MammoEdgeException with fewer than two cases of either class
   * @throws IllegalArgumentException if labels or patients differ
   */
  public static AucDifference compare(Cases reference, Cases candidate) {
    return AucInference.compare(reference, candidate, AucMethod.DELONG, DeLong::variance);
  }

  private static double variance(Cases cases, double[] centred) {
    return classVariance(cases, centred, true) + classVariance(cases, centred, false);
  }

  /** The variance of the mean component of one class. */
  private static double classVariance(Cases cases, double[] centred, boolean label) {
    int count = cases.count(label);
    if (count < 2) {
      throw new MammoEdgeException(
          ExitCode.NOT_ENOUGH_CASES,
          "an interval of the AUC needs two cases of each class, but only %d is %s; use a larger split"
              .formatted(count, label ? "positive" : "negative"));
    }
    double sum = 0;
    for (int i = 0; i < centred.length; i++) {
      sum += cases.positive()[i] == label ? centred[i] * centred[i] : 0;
    }
    return sum / (count - 1.0) / count;
  }
}
