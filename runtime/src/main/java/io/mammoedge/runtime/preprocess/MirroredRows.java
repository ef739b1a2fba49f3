package io.mammoedge.runtime.preprocess;

/**
 * An image with its columns reversed, read from the image itself.
 *
 * @param image as it is
 */
record MirroredRows(PixelRows image) implements PixelRows {
  @Override
  public int height() {
    return image.height();
  }

  @Override
  public int width() {
    return image.width();
  }

  @Override
  public void read(int y, int from, float[] piece) {
    image.read(y, width() - from - piece.length, piece);
    for (int left = 0, right = piece.length - 1; left < right; left++, right--) {
      float value = piece[left];
      piece[left] = piece[right];
      piece[right] = value;
    }
  }
}
