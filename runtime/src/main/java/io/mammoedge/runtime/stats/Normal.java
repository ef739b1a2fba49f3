package io.mammoedge.runtime.stats;

/** The standard normal distribution, to about 1e-15. */
public final class Normal {
  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

  /** Beyond it the continued fraction converges faster than the series. */
  private static final double TAIL = 3;

  /** Enough for full precision from {@link #TAIL} on. */
  private static final int FRACTION_TERMS = 120;

  private Normal() {}

  /** P(Z ≤ z). */
  public static double cdf(double z) {
    if (Double.isNaN(z)) {
      throw new IllegalArgumentException("z is not a number");
    }
    if (z < -TAIL) {
      return upperTail(-z);
    }
    return z > TAIL ? 1 - upperTail(z) : 0.5 + density(z) * series(z);
  }

  /** P(|Z| ≥ |z|), precise in the tails as well. */
  public static double twoSidedP(double z) {
    return Math.min(1, 2 * cdf(-Math.abs(z)));
  }

  /**
   * The z with {@code cdf(z) = p}.
   *
   * @param p between 0 and 1, both excluded
   */
  public static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a quantile needs 0 < p < 1, not " + p);
    }
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    double z = firstGuess(p);
    for (int i = 0; i < 3; i++) {
      // Halley's method on cdf(z) - p; the second derivative of the cdf is -z times the first.
      double step = (cdf(z) - p) / density(z);
      z -= step / (1 + z * step / 2);
    }
    return z;
  }

  /** Abramowitz and Stegun 26.2.23, for p ≤ 0.5: within 4.5e-4. */
  private static double firstGuess(double p) {
    double t = Math.sqrt(-2 * Math.log(p));
    double above = 2.515517 + t * (0.802853 + t * 0.010328);
    double below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return above / below - t;
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / SQRT_TWO_PI;
  }

  /** z + z³/3 + z⁵/(3·5) + …: Abramowitz and Stegun 26.2.11. */
  private static double series(double z) {
    double sum = z;
    double term = z;
    for (int k = 3; Math.abs(term) > Math.ulp(sum) / 2; k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return sum;
  }

  /** P(Z &gt; z) as the continued fraction 1/(z + 1/(z + 2/(z + …))): 26.2.14 there. */
  private static double upperTail(double z) {
    double denominator = z;
    for (int k = FRACTION_TERMS; k > 0; k--) {
      denominator = z + k / denominator;
    }
    return density(z) / denominator;
  }
}
