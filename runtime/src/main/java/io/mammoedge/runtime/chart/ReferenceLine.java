package io.mammoedge.runtime.chart;

import java.util.Objects;

/**
 * A dashed straight line to compare with.
 *
 * @param label written at its right end; may be empty
 * @param from its left end
 * @param to its right end
 */
public record ReferenceLine(String label, Point from, Point to) {
  /** Checks for nulls and gaps. */
  public ReferenceLine {
    Objects.requireNonNull(label, "label is null");
    if (!from.isFinite() || !to.isFinite()) {
      throw new IllegalArgumentException("a reference line needs finite ends");
    }
  }
}
