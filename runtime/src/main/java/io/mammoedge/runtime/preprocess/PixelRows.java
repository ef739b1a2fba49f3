package io.mammoedge.runtime.preprocess;

import io.mammoedge.runtime.dicom.Mammogram;

/**
 * A grey image that is read row by row, so that a film of 40 million pixels can be mirrored, cut
 * and resampled without a copy of it. Reading the same row twice gives the same values.
 */
public interface PixelRows {
  /** Rows, at least 1. */
  int height();

  /** Columns, at least 1. */
  int width();

  /**
   * Copies a piece of a row.
   *
   * @param y the row, from the top
   * @param from the first column
   * @param piece filled; {@code from + piece.length} is at most the width
   */
  void read(int y, int from, float[] piece);

  /** All rows in memory. */
  default Plane plane() {
    float[] values = new float[Math.multiplyExact(height(), width())];
    float[] row = new float[width()];
    for (int y = 0; y < height(); y++) {
      read(y, 0, row);
      System.arraycopy(row, 0, values, y * row.length, row.length);
    }
    return new Plane(height(), width(), values);
  }

  /** The presentation values 0..65535 of a mammogram, as they are. */
  static PixelRows of(Mammogram mammogram) {
    return new UnsignedPixels(mammogram.rows(), mammogram.columns(), mammogram.pixels());
  }
}
