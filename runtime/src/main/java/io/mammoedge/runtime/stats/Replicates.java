package io.mammoedge.runtime.stats;

import java.util.Arrays;

/** The values of a statistic over bootstrap resamples. */
public final class Replicates {
  private final double[] ascending;
  private final int redrawn;

  private Replicates(double[] ascending, int redrawn) {
    this.ascending = ascending;
    this.redrawn = redrawn;
  }

  static Replicates of(double[] values, int redrawn) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("the statistic of a resample is " + value);
      }
    }
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    return new Replicates(ascending, redrawn);
  }

  /** How many there are. */
  public int size() {
    return ascending.length;
  }

  /** How many resamples had only one class and were drawn again. */
  public int redrawn() {
    return redrawn;
  }

  /**
   * The percentile interval, Efron (1979).
   *
   * @param level such as 0.95
   */
  public Interval interval(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level lies between 0 and 1, not " + level);
    }
    return new Interval(quantile(0.5 - level / 2), quantile(0.5 + level / 2));
  }

  /** The middle. */
  public double median() {
    return quantile(0.5);
  }

  /** The standard deviation, which estimates the standard error of the statistic. */
  public double standardError() {
    double mean = Arrays.stream(ascending).average().orElseThrow();
    double squares = Arrays.stream(ascending).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (ascending.length - 1));
  }

  /**
   * Linear between order statistics: definition 7 of Hyndman and Fan, The American Statistician 50
   * (1996) 361–365, which is R's and pROC's.
   *
   * @param p 0..1
   */
  public double quantile(double p) {
    double position = p * (ascending.length - 1);
    int low = (int) position;
    int high = Math.min(low + 1, ascending.length - 1);
    return ascending[low] + (position - low) * (ascending[high] - ascending[low]);
  }
}
