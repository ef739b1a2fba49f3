package io.mammoedge.trainer.baseline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Pixels of the convex hull of a region. The hull is that of the midpoints of all pixels' sides; a
 * pixel is in it when its centre is, or lies on its edge. Coordinates are doubled, so that all
 * numbers are whole and the answer is exact.
 */
final class ConvexArea {
  private ConvexArea() {}

  private record Point(int y, int x) {}

  static int of(RegionShape shape) {
    List<Point> hull = hull(corners(shape));
    int count = 0;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        count += contains(hull, new Point(2 * y, 2 * x)) ? 1 : 0;
      }
    }
    return count;
  }

  private static List<Point> corners(RegionShape shape) {
    List<Point> corners = new ArrayList<>();
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        if (shape.at(y, x)) {
          corners.add(new Point(2 * y - 1, 2 * x));
          corners.add(new Point(2 * y + 1, 2 * x));
          corners.add(new Point(2 * y, 2 * x - 1));
          corners.add(new Point(2 * y, 2 * x + 1));
        }
      }
    }
    return corners.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Point::y).thenComparingInt(Point::x))
        .toList();
  }

  /** Andrew's monotone chain (1979): one side of the hull, then the other, turning one way. */
  private static List<Point> hull(List<Point> sorted) {
    List<Point> hull = new ArrayList<>(side(sorted));
    List<Point> back = new ArrayList<>(sorted);
    Collections.reverse(back);
    hull.addAll(side(back));
    return hull;
  }

  /** Without its last point, which begins the other side. */
  private static List<Point> side(List<Point> points) {
    List<Point> side = new ArrayList<>();
    for (Point point : points) {
      while (side.size() >= 2
          && turn(side.get(side.size() - 2), side.get(side.size() - 1), point) <= 0) {
        side.remove(side.size() - 1);
      }
      side.add(point);
    }
    return side.subList(0, side.size() - 1);
  }

  private static boolean contains(List<Point> hull, Point point) {
    for (int i = 0; i < hull.size(); i++) {
      if (turn(hull.get(i), hull.get((i + 1) % hull.size()), point) < 0) {
        return false;
      }
    }
    return true;
  }

  private static long turn(Point a, Point b, Point c) {
    return (long) (b.y - a.y) * (c.x - a.x) - (long) (b.x - a.x) * (c.y - a.y);
  }
}
