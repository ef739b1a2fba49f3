package io.mammoedge.runtime.stats;

/**
 * A confidence interval.
 *
 * @param low lower bound
 * @param high upper bound, not below {@code low}
 */
public record Interval(double low, double high) {
  /** Checks the order. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("not an interval: " + low + " to " + high);
    }
  }

  /** The normal interval {@code centre ± z · standardError}, where level is such as 0.95. */
  static Interval normal(double centre, double standardError, double level) {
    double half = Normal.quantile(0.5 + level / 2) * standardError;
    return new Interval(centre - half, centre + half);
  }

  /** The part within {@code [least, greatest]}. */
  Interval clippedTo(double least, double greatest) {
    return new Interval(Math.max(low, least), Math.min(high, greatest));
  }
}
