package io.mammoedge.exporter.quantize;

import java.util.Locale;

/** How the range of a tensor is chosen from the values that it had. */
public enum RangeRule {
  /** From the smallest to the largest: nothing is clipped, and one outlier makes all steps wide. */
  MIN_MAX {
    @Override
    Range range(Histogram values) {
      return new Range(values.min(), values.max());
    }
  },

  /** Without the outermost 1 of 10,000 values on each side. */
  PERCENTILE {
    @Override
    Range range(Histogram values) {
      double outside = values.total() * 1e-4;
      int low = 0;
      for (double sum = values.counts()[0]; sum < outside; low++) {
        sum += values.counts()[low + 1];
      }
      int high = values.counts().length;
      for (double sum = values.counts()[high - 1]; sum < outside; high--) {
        sum += values.counts()[high - 2];
      }
      return new Range(values.edge(low), values.edge(high));
    }
  },

  /** Clipped where the codes tell least of the distribution's information apart from its own. */
  ENTROPY {
    @Override
    Range range(Histogram values) {
      if (values.min() >= 0) {
        return new Range(0, Entropy.threshold(values.min() == 0 ? values : values.magnitudes()));
      }
      float threshold = Entropy.threshold(values.magnitudes());
      float lower = Math.max(values.min(), -threshold);
      float upper = Math.min(values.max(), threshold);
      return new Range(lower, upper);
    }
  };

  /** The range. */
  abstract Range range(Histogram values);

  /** Such as {@code min-max}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
