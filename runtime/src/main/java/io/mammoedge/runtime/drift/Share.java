package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.stats.Interval;
import io.mammoedge.runtime.stats.Proportion;

/**
 * A part of the images.
 *
 * @param of what they have in common
 * @param count how many have
 * @param total of how many
 * @param share 0..1; NaN of none
 * @param ci95 Wilson's interval, as if images were independent; null of none
 */
public record Share(String of, int count, int total, double share, Interval ci95) {
  static Share of(String what, int count, int total) {
    if (total == 0) {
      return new Share(what, 0, 0, Double.NaN, null);
    }
    Proportion proportion = new Proportion(count, total);
    return new Share(what, count, total, proportion.value(), proportion.ci95());
  }

  /** Whether the interval lies above a share. */
  boolean isAbove(Share other) {
    return ci95 != null && other != null && other.total > 0 && ci95.low() > other.share;
  }
}
