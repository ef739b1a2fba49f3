package io.mammoedge.runtime.preprocess;

/**
 * A box of an image, read from the image itself.
 *
 * @param image the whole one
 * @param box lies within it
 */
record CutRows(PixelRows image, Move.Cut box) implements PixelRows {
  @Override
  public int height() {
    return box.height();
  }

  @Override
  public int width() {
    return box.width();
  }

  @Override
  public void read(int y, int from, float[] piece) {
    image.read(box.top() + y, box.left() + from, piece);
  }
}
