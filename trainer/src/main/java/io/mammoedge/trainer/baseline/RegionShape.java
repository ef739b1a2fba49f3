package io.mammoedge.trainer.baseline;

/**
 * Which pixels of its bounding box belong to a region.
 *
 * @param height of the box, at least 1
 * @param width of the box, at least 1
 * @param inside row by row; shared, not copied
 */
record RegionShape(int height, int width, boolean[] inside) {
  /** Checks the size. */
  RegionShape {
    if (height < 1 || width < 1 || inside.length != height * width) {
      throw new IllegalArgumentException(
          height + "x" + width + " does not fit " + inside.length + " pixels");
    }
  }

  /** Whether the pixel belongs to the region; nothing beyond the box does. */
  boolean at(int y, int x) {
    return y >= 0 && y < height && x >= 0 && x < width && inside[y * width + x];
  }

  /** Pixels of the region. */
  int area() {
    int count = 0;
    for (boolean pixel : inside) {
      count += pixel ? 1 : 0;
    }
    return count;
  }

  /** The share of the bounding box that the region fills, above 0, at most 1. */
  double extent() {
    return area() / (double) inside.length;
  }

  /** The diameter of the circle of the same area, in pixels. */
  double equivalentDiameter() {
    return Math.sqrt(4 * area() / Math.PI);
  }
}
