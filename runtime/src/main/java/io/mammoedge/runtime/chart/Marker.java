package io.mammoedge.runtime.chart;

import java.util.Objects;

/**
 * A vertical line, such as the epoch that was kept.
 *
 * @param label written beside it
 * @param x where it stands
 */
public record Marker(String label, double x) {
  /** Checks the values. */
  public Marker {
    Objects.requireNonNull(label, "label is null");
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("a marker needs a finite place, not " + x);
    }
  }
}
