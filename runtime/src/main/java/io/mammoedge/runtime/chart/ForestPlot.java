package io.mammoedge.runtime.chart;

import java.util.List;
import java.util.Objects;

/**
 * A value with its interval, row by row, beside the margin that it may lie within.
 *
 * @param title above the plot; short, since it is one line
 * @param label of the axis, with the unit
 * @param margin drawn on both sides of 0; greater than 0
 * @param rows from top to bottom; at least one
 */
public record ForestPlot(String title, String label, double margin, List<Row> rows)
    implements Chart {
  /** Copies the list. */
  public ForestPlot {
    Objects.requireNonNull(title, "title is null");
    Objects.requireNonNull(label, "label is null");
    rows = List.copyOf(rows);
    if (!(margin > 0) || rows.isEmpty()) {
      throw new IllegalArgumentException("a forest plot needs a margin and rows");
    }
  }

  /**
   * A row.
   *
   * @param name beside it; a long one is cut
   * @param value drawn as a dot
   * @param low end of its interval
   * @param high end of its interval
   */
  public record Row(String name, double value, double low, double high) {
    /** Checks the values. */
    public Row {
      Objects.requireNonNull(name, "name is null");
      if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high)) {
        throw new IllegalArgumentException(name + " needs a finite value and interval");
      }
    }
  }

  @Override
  public String toSvg() {
    return new ForestDrawing(this).draw();
  }
}
