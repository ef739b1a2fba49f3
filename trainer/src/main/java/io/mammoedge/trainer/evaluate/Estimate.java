package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.Interval;
import io.mammoedge.runtime.stats.Replicates;

/**
 * A number with its 95 % interval.
 *
 * @param value of the cases as they are
 * @param low lower bound
 * @param high upper bound, not below {@code low}
 */
public record Estimate(double value, double low, double high) {
  /** With the percentile interval of resamples. */
  static Estimate of(double value, Replicates replicates) {
    Interval interval = replicates.interval(0.95);
    return new Estimate(value, interval.low(), interval.high());
  }
}
