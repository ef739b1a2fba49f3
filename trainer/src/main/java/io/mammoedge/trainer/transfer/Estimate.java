package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.stats.Interval;
import io.mammoedge.runtime.stats.Replicates;

/**
 * A number with its 95 % percentile interval over bootstrap resamples of patients (Efron 1979).
 * Where every resample gives the same, such as a sensitivity of 1, the interval has no width; it
 * says nothing then.
 *
 * @param value on all cases
 * @param low 2.5 % of the resamples lie below
 * @param high 2.5 % lie above
 */
public record Estimate(double value, double low, double high) {
  static Estimate of(double value, Replicates replicates) {
    Interval ci = replicates.interval(0.95);
    return new Estimate(value, ci.low(), ci.high());
  }
}
