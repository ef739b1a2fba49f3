package io.mammoedge.runtime.preprocess;

/**
 * Unsigned 16-bit values, read as floats.
 *
 * @param height at least 1
 * @param width at least 1
 * @param pixels {@code height * width} of them, row by row; shared, not copied
 */
record UnsignedPixels(int height, int width, short[] pixels) implements PixelRows {
  UnsignedPixels {
    if (height < 1 || width < 1 || pixels.length != (long) height * width) {
      throw new IllegalArgumentException(
          height + "x" + width + " does not fit " + pixels.length + " pixels");
    }
  }

  @Override
  public void read(int y, int from, float[] piece) {
    int start = y * width + from;
    for (int x = 0; x < piece.length; x++) {
      piece[x] = Short.toUnsignedInt(pixels[start + x]);
    }
  }
}
