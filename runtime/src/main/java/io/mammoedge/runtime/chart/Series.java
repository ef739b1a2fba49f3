package io.mammoedge.runtime.chart;

import java.util.List;
import java.util.Objects;

/**
 * Points that belong together.
 *
 * @param name shown in the legend
 * @param points in the order in which a line joins them
 * @param mark how they are drawn
 */
public record Series(String name, List<Point> points, Mark mark) {
  /** Checks for nulls. */
  public Series {
    Objects.requireNonNull(name, "name is null");
    points = List.copyOf(points);
    Objects.requireNonNull(mark, "mark is null");
  }

  /** How points are drawn. */
  public enum Mark {
    /** Joined. */
    LINE,
    /** Each by itself: a scatter plot. */
    DOTS
  }
}
