package io.mammoedge.trainer.baseline;

/**
 * The length of a region's outline, estimated from how each pixel of the outline touches the others
 * (Benkrid and Crookes, "Design and FPGA implementation of a perimeter estimator").
 */
final class Perimeter {
  private static final int SIDE = 2;
  private static final int CORNER = 10;

  private Perimeter() {}

  /** In pixels; 0 for a region of one pixel. */
  static double of(RegionShape shape) {
    double length = 0;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        length += isOutline(shape, y, x) ? weight(pattern(shape, y, x)) : 0;
      }
    }
    return length;
  }

  /** A pixel of the region with a neighbour above, below, left or right that is not. */
  private static boolean isOutline(RegionShape shape, int y, int x) {
    return shape.at(y, x)
        && !(shape.at(y - 1, x) && shape.at(y + 1, x) && shape.at(y, x - 1) && shape.at(y, x + 1));
  }

  /** 1 for the pixel, and more for every one of the outline beside it. */
  private static int pattern(RegionShape shape, int y, int x) {
    int pattern = 1;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if ((dy != 0 || dx != 0) && isOutline(shape, y + dy, x + dx)) {
          pattern += dy == 0 || dx == 0 ? SIDE : CORNER;
        }
      }
    }
    return pattern;
  }

  private static double weight(int pattern) {
    return switch (pattern) {
      case 5, 7, 15, 17, 25, 27 -> 1;
      case 21, 33 -> Math.sqrt(2);
      case 13, 23 -> (1 + Math.sqrt(2)) / 2;
      default -> 0;
    };
  }
}
