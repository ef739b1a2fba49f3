package io.mammoedge.runtime.check;

/**
 * The standard error that an area under the curve will have, from nothing but its size and the
 * number of cases: Hanley and McNeil, "The meaning and use of the area under a receiver operating
 * characteristic (ROC) curve", Radiology 143 (1982) 29–36, equation 1, with Q1 and Q2 of its
 * exponential model.
 */
final class HanleyMcNeil {
  private HanleyMcNeil() {}

  /**
   * The standard error.
   *
   * @param auc 0..1
   * @param positives independent positive cases, at least 1
   * @param negatives independent negative cases, at least 1
   */
  static double standardError(double auc, int positives, int negatives) {
    if (!(auc >= 0 && auc <= 1) || positives < 1 || negatives < 1) {
      throw new IllegalArgumentException(
          "no area of " + positives + " and " + negatives + " cases: " + auc);
    }
    double square = auc * auc;
    double q1 = auc / (2 - auc);
    double q2 = 2 * square / (1 + auc);
    double variance =
        auc * (1 - auc) + (positives - 1) * (q1 - square) + (negatives - 1) * (q2 - square);
    return Math.sqrt(Math.max(0, variance) / ((double) positives * negatives));
  }
}
