package io.mammoedge.runtime.chart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The path data of a series. Points that fall on one place of the drawing are written once. */
final class SvgPath {
  private SvgPath() {}

  static String of(Series series, Frame frame) {
    return series.mark() == Series.Mark.LINE
        ? line(series.points(), frame)
        : dots(series.points(), frame);
  }

  static String line(List<Point> points, Frame frame) {
    StringBuilder path = new StringBuilder();
    String last = "";
    for (Point point : points) {
      String place = point.isFinite() ? frame.place(point) : "";
      if (!place.isEmpty() && !place.equals(last)) {
        path.append(last.isEmpty() ? 'M' : 'L').append(place);
      }
      last = place;
    }
    return path.toString();
  }

  /** A line without length and with round ends is a dot, and shorter than a circle element. */
  private static String dots(List<Point> points, Frame frame) {
    Set<String> places =
        points.stream()
            .filter(Point::isFinite)
            .map(frame::place)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return places.stream().map(place -> "M" + place + "h0").collect(Collectors.joining());
  }
}
