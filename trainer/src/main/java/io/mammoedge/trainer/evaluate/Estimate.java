package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.Interval;
import io.mammoedge.runtime.stats.Replicates;

/**
 * A number with its 95 % percentile interval over bootstrap resamples (Efron 1979). Where every
 * resample gives the same, such as a sensitivity of 1, the interval has no width; it says nothing
 * then.
 *
 * @param value of the cases as they are
 * @param low lower bound
 * @param high upper bound, not below {@code low}
 */
public record Estimate(double value, double low, double high) {
  /** With the percentile interval of resamples. */
  public static Estimate of(double value, Replicates replicates) {
    Interval interval = replicates.interval(0.95);
    return new Estimate(value, interval.low(), interval.high());
  }
}
