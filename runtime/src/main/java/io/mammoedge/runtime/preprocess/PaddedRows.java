package io.mammoedge.runtime.preprocess;

import java.util.Arrays;

/**
 * An image at the top left of a canvas of zeros.
 *
 * @param image not larger than the canvas
 * @param canvas height and width with the zeros
 */
record PaddedRows(PixelRows image, Move.Size canvas) implements PixelRows {
  @Override
  public int height() {
    return canvas.height();
  }

  @Override
  public int width() {
    return canvas.width();
  }

  @Override
  public void read(int y, int from, float[] piece) {
    int shown = y < image.height() ? Math.min(piece.length, image.width() - from) : 0;
    Arrays.fill(piece, 0);
    if (shown > 0) {
      float[] values = new float[shown];
      image.read(y, from, values);
      System.arraycopy(values, 0, piece, 0, shown);
    }
  }
}
