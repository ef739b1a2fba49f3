package io.mammoedge.runtime.stats;

import java.util.Objects;

/**
 * The difference of two areas under the curve on the same cases: candidate less reference.
 *
 * @param delta −1..1; negative when the candidate is worse
 * @param standardError at least 0
 * @param ci90 90 % interval of delta: what two one-sided tests at 5 % use
 * @param ci95 95 % interval of delta
 * @param pValue two-sided, of the hypothesis that the areas are equal
 * @param identicalRanking whether every positive case is ranked alike against the negatives, and
 *     the other way round, so that there is no variance to estimate
 * @param method of the variance
 */
public record AucDifference(
    double delta,
    double standardError,
    Interval ci90,
    Interval ci95,
    double pValue,
    boolean identicalRanking,
    AucMethod method) {
  /** Checks for nulls. */
  public AucDifference {
    Objects.requireNonNull(ci90, "ci90 is null");
    Objects.requireNonNull(ci95, "ci95 is null");
    Objects.requireNonNull(method, "method is null");
  }

  /**
   * With the normal intervals and the p-value that follow.
   *
   * @param delta −1..1
   * @param standardError at least 0
   * @param identicalRanking whether there is no variance to estimate
   * @param method of the variance
   */
  public static AucDifference of(
      double delta, double standardError, boolean identicalRanking, AucMethod method) {
    return new AucDifference(
        delta,
        standardError,
        Interval.normal(delta, standardError, 0.90),
        Interval.normal(delta, standardError, 0.95),
        pValue(delta, standardError),
        identicalRanking,
        method);
  }

  private static double pValue(double delta, double error) {
    // 0/0 is no evidence of a difference; pROC decides the same.
    return delta == 0 ? 1 : Normal.twoSidedP(delta / error);
  }
}
