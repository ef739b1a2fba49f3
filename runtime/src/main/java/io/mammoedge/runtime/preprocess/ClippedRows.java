package io.mammoedge.runtime.preprocess;

/**
 * An image whose values are kept within those of presentation, 0..65535: a prepared 16-bit image
 * can hold no others, and a network is trained on those.
 *
 * @param image may overshoot
 */
record ClippedRows(PixelRows image) implements PixelRows {
  private static final float WHITE = 65_535;

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
    image.read(y, from, piece);
    for (int x = 0; x < piece.length; x++) {
      piece[x] = Math.max(0, Math.min(WHITE, piece[x]));
    }
  }
}
