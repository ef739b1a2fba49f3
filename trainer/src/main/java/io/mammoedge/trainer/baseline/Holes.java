package io.mammoedge.trainer.baseline;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a region encloses. */
final class Holes {
  private Holes() {}

  /**
   * Pixels of the region and of its holes. A hole is what cannot be reached from outside, not even
   * diagonally.
   */
  static int filledArea(RegionShape shape) {
    int height = shape.height() + 2;
    int width = shape.width() + 2;
    boolean[] outside = new boolean[height * width];
    Deque<Integer> next = new ArrayDeque<>();
    reach(0, outside, next);
    while (!next.isEmpty()) {
      int pixel = next.remove();
      int y = pixel / width;
      int x = pixel % width;
      for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          if (!shape.at(ny - 1, nx - 1)) {
            reach(ny * width + nx, outside, next);
          }
        }
      }
    }
    int filled = 0;
    for (boolean pixel : outside) {
      filled += pixel ? 0 : 1;
    }
    return filled;
  }

  private static void reach(int pixel, boolean[] outside, Deque<Integer> next) {
    if (!outside[pixel]) {
      outside[pixel] = true;
      next.add(pixel);
    }
  }

  /**
   * Parts of the region less its holes, pixels of the region touching at corners too and those of a
   * hole only at sides: counted from all 2x2 squares (Gray, "Local properties of binary images in
   * two dimensions", 1971).
   */
  static int eulerNumber(RegionShape shape) {
    int quarters = 0;
    for (int y = -1; y < shape.height(); y++) {
      for (int x = -1; x < shape.width(); x++) {
        quarters += quarter(shape, y, x);
      }
    }
    return quarters / 4;
  }

  private static int quarter(RegionShape shape, int y, int x) {
    boolean first = shape.at(y, x);
    boolean second = shape.at(y, x + 1);
    boolean third = shape.at(y + 1, x);
    boolean fourth = shape.at(y + 1, x + 1);
    int set = (first ? 1 : 0) + (second ? 1 : 0) + (third ? 1 : 0) + (fourth ? 1 : 0);
    boolean diagonal = set == 2 && first == fourth;
    return diagonal ? -2 : set == 1 ? 1 : set == 3 ? -1 : 0;
  }
}
