package io.mammoedge.runtime.stats;

/**
 * A share of cases, such as a sensitivity.
 *
 * @param successes 0 to {@code total}
 * @param total at least 1
 */
public record Proportion(int successes, int total) {
  /** Checks the range. */
  public Proportion {
    if (total < 1 || successes < 0 || successes > total) {
      throw new IllegalArgumentException(successes + " of " + total + " is not a proportion");
    }
  }

  /** The share, 0..1. */
  public double value() {
    return (double) successes / total;
  }

  /** Wilson's score interval (1927) at 95 %, without continuity correction. */
  public Interval ci95() {
    double z = Normal.quantile(0.975);
    double shrink = 1 + z * z / total;
    double centre = (value() + z * z / (2.0 * total)) / shrink;
    double variance = value() * (1 - value()) / total + z * z / (4.0 * total * total);
    double half = z * Math.sqrt(variance) / shrink;
    // At the ends the interval is closed; rounding would leave it open by one bit.
    double low = successes == 0 ? 0 : centre - half;
    double high = successes == total ? 1 : centre + half;
    return new Interval(low, high).clippedTo(0, 1);
  }
}
