package io.mammoedge.runtime.stats;

import java.util.Arrays;

/**
 * The population stability index: Σ (a − e) · ln(a / e) over bins, where e is the share of the
 * reference in a bin and a that of the sample. Bins end at the deciles of the reference (inverse of
 * its empirical distribution function), each with its upper end; equal deciles are one. An empty
 * bin counts as half a case, so that the index stays finite.
 *
 * <p>Even without any change it is about {@link #expected}, since it is nearly chi-square
 * distributed with bins − 1 degrees of freedom, times 1/n + 1/m (Yurdakul 2018).
 *
 * @param value the index, 0 or more
 * @param bins how many there are; 1 where the reference has a single value: then the index is 0
 * @param expected its mean when nothing changed: (bins − 1) · (1/n + 1/m)
 * @param limit what it exceeds once in twenty times when nothing changed
 */
public record PopulationStability(double value, int bins, double expected, double limit) {
  private static final int DECILES = 10;
  private static final double LEVEL = 0.95;

  /**
   * Compares two samples of independent values.
   *
   * @param reference at least one
   * @param sample at least one
   */
  public static PopulationStability of(double[] reference, double[] sample) {
    Tally tally = new Tally(reference);
    Arrays.stream(sample).forEach(tally::add);
    return of(tally, reference.length, sample.length);
  }

  /**
   * Compares what was counted.
   *
   * @param tally with at least one value
   * @param referenceSize how many independent values the reference is worth
   * @param sampleSize how many independent values were counted
   */
  public static PopulationStability of(Tally tally, double referenceSize, double sampleSize) {
    if (tally.count() == 0 || !(referenceSize > 0) || !(sampleSize > 0)) {
      throw new IllegalArgumentException("two samples are needed");
    }
    int[] ends = ends(tally.referenceShares());
    double value = index(shares(tally.referenceShares(), ends), shares(tally, ends));
    double spread = 1 / referenceSize + 1 / sampleSize;
    int bins = ends.length;
    double limit = bins == 1 ? 0 : ChiSquare.quantile(LEVEL, bins - 1) * spread;
    return new PopulationStability(value, bins, (bins - 1) * spread, limit);
  }

  /** The places that are deciles; the last bin has no upper end, and stands for it. */
  private static int[] ends(double[] cumulative) {
    int last = cumulative.length - 1;
    int[] ends = new int[DECILES];
    for (int i = 1; i <= DECILES; i++) {
      double share = (double) i / DECILES;
      ends[i - 1] = i == DECILES ? last : Sorted.countBelow(cumulative, share - 1e-12);
    }
    return Arrays.stream(ends).distinct().toArray();
  }

  private static double[] shares(double[] cumulative, int[] ends) {
    double[] shares = new double[ends.length];
    for (int i = 0; i < ends.length; i++) {
      shares[i] = cumulative[ends[i]] - (i == 0 ? 0 : cumulative[ends[i - 1]]);
    }
    return shares;
  }

  private static double[] shares(Tally tally, int[] ends) {
    double[] cumulative = tally.shares();
    cumulative[cumulative.length - 1] = 1;
    double least = 0.5 / tally.count();
    return Arrays.stream(shares(cumulative, ends)).map(share -> Math.max(least, share)).toArray();
  }

  private static double index(double[] expected, double[] actual) {
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      sum += (actual[i] - expected[i]) * Math.log(actual[i] / expected[i]);
    }
    return sum;
  }
}
