package io.mammoedge.runtime.stats;

/** The chi-square distribution, for few degrees of freedom. */
final class ChiSquare {
  private static final int BISECTIONS = 60;

  private ChiSquare() {}

  /**
   * P(X ≤ x).
   *
   * @param degrees of freedom, at least 1
   */
  static double cdf(double x, int degrees) {
    if (degrees < 1) {
      throw new IllegalArgumentException(degrees + " degrees of freedom");
    }
    return x <= 0 ? 0 : Math.min(1, lowerGamma(degrees / 2.0, x / 2));
  }

  /**
   * The x with {@code cdf(x) = p}.
   *
   * @param p between 0 and 1, both excluded
   */
  static double quantile(double p, int degrees) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a quantile needs 0 < p < 1, not " + p);
    }
    double low = 0;
    double high = 1;
    while (cdf(high, degrees) < p) {
      high *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (cdf(middle, degrees) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The regularised incomplete gamma function by its series: Abramowitz and Stegun 6.5.29. */
  private static double lowerGamma(double a, double x) {
    double term = Math.exp(a * Math.log(x) - x - logGammaOfHalves(a + 1));
    double sum = term;
    for (int n = 1; term > Math.ulp(sum) / 2; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  /** ln Γ of a multiple of one half, from Γ(1/2) = √π and Γ(1) = 1. */
  private static double logGammaOfHalves(double a) {
    double rest = a;
    double log = 0;
    while (rest > 1) {
      rest--;
      log += Math.log(rest);
    }
    return rest == 0.5 ? log + Math.log(Math.PI) / 2 : log;
  }
}
