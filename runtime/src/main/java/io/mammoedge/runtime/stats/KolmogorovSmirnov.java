package io.mammoedge.runtime.stats;

import java.util.Arrays;

/**
 * The two-sample test of Kolmogorov and Smirnov, two-sided: whether two samples come from the same
 * continuous distribution. Ties make the p-value too large, never too small.
 *
 * @param statistic D, the largest distance between the two empirical distribution functions, 0..1
 * @param pValue asymptotic: P(K ≥ D·√(nm/(n+m))) for Kolmogorov's distribution K
 */
public record KolmogorovSmirnov(double statistic, double pValue) {
  /** Below it the second series converges faster; both are exact. */
  private static final double SMALL = 1;

  /** Enough terms of either series for full precision. */
  private static final int TERMS = 20;

  /**
   * Tests two samples of independent values.
   *
   * @param reference at least one
   * @param sample at least one
   */
  public static KolmogorovSmirnov of(double[] reference, double[] sample) {
    Tally tally = new Tally(reference);
    Arrays.stream(sample).forEach(tally::add);
    return of(tally, reference.length, sample.length);
  }

  /**
   * Tests what was counted.
   *
   * @param tally with at least one value
   * @param referenceSize how many independent values the reference is worth
   * @param sampleSize how many independent values were counted: fewer than {@link Tally#count}
   *     where values come in clusters
   */
  public static KolmogorovSmirnov of(Tally tally, double referenceSize, double sampleSize) {
    if (tally.count() == 0 || !(referenceSize > 0) || !(sampleSize > 0)) {
      throw new IllegalArgumentException("two samples are needed");
    }
    double distance = distance(tally);
    double scale = Math.sqrt(referenceSize * sampleSize / (referenceSize + sampleSize));
    return new KolmogorovSmirnov(distance, upperTail(scale * distance));
  }

  /** Between two places one function is constant and the other rises: the ends are the extremes. */
  private static double distance(Tally tally) {
    double[] reference = tally.referenceShares();
    double[] upTo = tally.shares();
    double[] below = tally.sharesBelow();
    double largest = 0;
    for (int i = 0; i < reference.length; i++) {
      double before = i == 0 ? 0 : reference[i - 1];
      largest = Math.max(largest, Math.abs(below[i] - before));
      largest = Math.max(largest, Math.abs(upTo[i] - reference[i]));
    }
    return largest;
  }

  /** P(K ≥ x) of Kolmogorov's limiting distribution (1933). */
  static double upperTail(double x) {
    if (x <= 0) {
      return 1;
    }
    return x < SMALL ? 1 - theta(x) : alternating(x);
  }

  /** 2 · (e^(-2x²) − e^(-8x²) + e^(-18x²) − …). */
  private static double alternating(double x) {
    double sum = 0;
    for (int k = TERMS; k >= 1; k--) {
      double term = Math.exp(-2.0 * k * k * x * x);
      sum += k % 2 == 1 ? term : -term;
    }
    return Math.min(1, 2 * sum);
  }

  /** P(K &lt; x) as √(2π)/x · (e^(-π²/8x²) + e^(-9π²/8x²) + e^(-25π²/8x²) + …). */
  private static double theta(double x) {
    double sum = 0;
    for (int k = 2 * TERMS - 1; k >= 1; k -= 2) {
      sum += Math.exp(-k * k * Math.PI * Math.PI / (8 * x * x));
    }
    return Math.sqrt(2 * Math.PI) / x * sum;
  }
}
