package io.mammoedge.trainer.dataset;

import io.mammoedge.trainer.dataset.Outline.Point;
import java.util.Arrays;
import java.util.List;

/** Fills a closed contour: a pixel is inside when its centre is (even-odd rule). */
final class ContourFill {
  private ContourFill() {}

  static Mask fill(List<Point> contour, ImageSize original, ImageSize prepared) {
    double scaleX = (double) prepared.width() / original.width();
    double scaleY = (double) prepared.height() / original.height();
    List<Point> corners =
        contour.stream().map(p -> new Point(p.x() * scaleX, p.y() * scaleY)).toList();
    Mask mask = Mask.empty(prepared);
    for (int y = 0; y < prepared.height(); y++) {
      fillRow(mask, y, crossings(corners, y + 0.5));
    }
    corners.forEach(corner -> markCorner(mask, corner));
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

  private static void fillRow(Mask mask, int y, double[] crossings) {
    for (int i = 0; i + 1 < crossings.length; i += 2) {
      int from = Math.max(0, (int) Math.ceil(crossings[i] - 0.5));
      int to = Math.min(mask.width(), (int) Math.ceil(crossings[i + 1] - 0.5));
      for (int x = from; x < to; x++) {
        mask.mark(y, x);
      }
    }
  }

  /** A lesion smaller than a pixel would vanish without this. */
  private static void markCorner(Mask mask, Point corner) {
    int x = (int) Math.floor(corner.x());
    int y = (int) Math.floor(corner.y());
    if (x >= 0 && y >= 0 && x < mask.width() && y < mask.height()) {
      mask.mark(y, x);
    }
  }
}
