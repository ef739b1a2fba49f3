package io.mammoedge.runtime.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Points that belong together.
 *
 * @param name shown in the legend
 * @param points in the order in which a line joins them
 * @param mark how they are drawn
 * @param band outline of the area where they may as well be, in the same colour; may be empty
 */
public record Series(String name, List<Point> points, Mark mark, List<Point> band) {
  /** Checks for nulls. */
  public Series {
    Objects.requireNonNull(name, "name is null");
    points = List.copyOf(points);
    Objects.requireNonNull(mark, "mark is null");
    band = List.copyOf(band);
  }

  /** Points without a band. */
  public Series(String name, List<Point> points, Mark mark) {
    this(name, points, mark, List.of());
  }

  /**
   * A line in its band.
   *
   * @param lower edge of the band, from left to right
   * @param upper edge, likewise
   */
  public static Series inBand(
      String name, List<Point> points, List<Point> lower, List<Point> upper) {
    List<Point> outline = new ArrayList<>(upper);
    Collections.reverse(outline);
    outline.addAll(0, lower);
    return new Series(name, points, Mark.LINE, outline);
  }

  /** How points are drawn. */
  public enum Mark {
    /** Joined. */
    LINE,
    /** Each by itself: a scatter plot. */
    DOTS
  }
}
