package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.preprocess.Plane;

/** The four mirror images of the paper's test-time averaging (§3.3). */
public enum Flip {
  /** As it is. */
  NONE(false, false),
  /** Left and right swapped. */
  HORIZONTAL(true, false),
  /** Top and bottom swapped. */
  VERTICAL(false, true),
  /** Both. */
  BOTH(true, true);

  private final boolean horizontal;
  private final boolean vertical;

  Flip(boolean horizontal, boolean vertical) {
    this.horizontal = horizontal;
    this.vertical = vertical;
  }

  /** The mirrored image. */
  public Plane apply(Plane image) {
    if (this == NONE) {
      return image;
    }
    int height = image.height();
    int width = image.width();
    float[] out = new float[height * width];
    for (int y = 0; y < height; y++) {
      int from = (vertical ? height - 1 - y : y) * width;
      for (int x = 0; x < width; x++) {
        out[y * width + x] = image.values()[from + (horizontal ? width - 1 - x : x)];
      }
    }
    return new Plane(height, width, out);
  }
}
