package io.mammoedge.runtime.score;

import io.mammoedge.runtime.engine.HeatMap;
import io.mammoedge.runtime.preprocess.Plane;

/** The four mirror images of test-time augmentation (paper: inference averaged over flips). */
public enum Flip {
  /** As it is. */
  NONE(false, false),
  /** Columns in reverse. */
  LEFT_RIGHT(true, false),
  /** Rows in reverse. */
  UP_DOWN(false, true),
  /** Both. */
  BOTH(true, true);

  private final boolean columns;
  private final boolean rows;

  Flip(boolean columns, boolean rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Whether left and right change places. */
  public boolean mirrorsColumns() {
    return columns;
  }

  /** Whether top and bottom change places. */
  public boolean mirrorsRows() {
    return rows;
  }

  /** The mirrored image. */
  public Plane apply(Plane image) {
    return this == NONE
        ? image
        : new Plane(
            image.height(), image.width(), flip(image.values(), image.height(), image.width()));
  }

  /** The same again undoes it. */
  HeatMap apply(HeatMap map) {
    return new HeatMap(map.height(), map.width(), flip(map.values(), map.height(), map.width()));
  }

  private float[] flip(float[] values, int height, int width) {
    float[] flipped = new float[values.length];
    for (int y = 0; y < height; y++) {
      int from = (rows ? height - 1 - y : y) * width;
      for (int x = 0; x < width; x++) {
        flipped[y * width + x] = values[from + (columns ? width - 1 - x : x)];
      }
    }
    return flipped;
  }
}
