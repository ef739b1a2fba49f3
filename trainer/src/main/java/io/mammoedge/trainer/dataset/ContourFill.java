package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.preprocess.Move;
import io.mammoedge.runtime.preprocess.Placement;
import io.mammoedge.trainer.dataset.Outline.Point;
import java.util.Arrays;
import java.util.List;

/** Fills a closed contour: a pixel is inside when its centre is (even-odd rule). */
final class ContourFill {
  private ContourFill() {}

  static Mask fill(List<Point> contour, Placement placement) {
    List<Point> corners =
        contour.stream().map(p -> new Point(placement.x(p.x()), placement.y(p.y()))).toList();
    Mask mask = Mask.empty(placement);
    Move.Size shown = placement.shown();
    for (int y = 0; y < shown.height(); y++) {
      fillRow(mask, y, shown.width(), crossings(corners, y + 0.5));
    }
    corners.forEach(corner -> markCorner(mask, shown, corner));
    return mask;
  }

  private static double[] crossings(List<Point> corners, double y) {
    double[] found = new double[corners.size()];
    int n = 0;
    for (int i = 0; i < corners.size(); i++) {
      Point a = corners.get(i);
      Point b = corners.get((i + 1) % corners.size());
      if ((a.y() <= y) != (b.y() <= y)) {
        found[n++] = a.x() + (y - a.y()) * (b.x() - a.x()) / (b.y() - a.y());
      }
    }
    double[] sorted = Arrays.copyOf(found, n);
    Arrays.sort(sorted);
    return sorted;
  }

  private static void fillRow(Mask mask, int y, int width, double[] crossings) {
    for (int i = 0; i + 1 < crossings.length; i += 2) {
      int from = Math.max(0, (int) Math.ceil(crossings[i] - 0.5));
      int to = Math.min(width, (int) Math.ceil(crossings[i + 1] - 0.5));
      for (int x = from; x < to; x++) {
        mask.mark(y, x);
      }
    }
  }

  /** A lesion smaller than a pixel would vanish without this. */
  private static void markCorner(Mask mask, Move.Size shown, Point corner) {
    int x = (int) Math.floor(corner.x());
    int y = (int) Math.floor(corner.y());
    if (x >= 0 && y >= 0 && x < shown.width() && y < shown.height()) {
      mask.mark(y, x);
    }
  }
}
