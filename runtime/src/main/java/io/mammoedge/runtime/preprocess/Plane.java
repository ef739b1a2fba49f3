package io.mammoedge.runtime.preprocess;

import io.mammoedge.runtime.dicom.Mammogram;

/**
 * One grey image of floats, row by row.
 *
 * @param height at least 1
 * @param width at least 1
 * @param values {@code height * width} of them; shared, not copied
 */
public record Plane(int height, int width, float[] values) implements PixelRows {
  /** Checks the size. */
  public Plane {
    if (height < 1 || width < 1 || values.length != (long) height * width) {
      throw new IllegalArgumentException(
          height + "x" + width + " does not fit " + values.length + " values");
    }
  }

  /** The presentation values 0..65535 of a mammogram, as they are. */
  public static Plane of(Mammogram mammogram) {
    return PixelRows.of(mammogram).plane();
  }

  /** Unsigned 16-bit values as floats. */
  public static Plane ofUnsigned(int height, int width, short[] pixels) {
    return new UnsignedPixels(height, width, pixels).plane();
  }

  @Override
  public void read(int y, int from, float[] piece) {
    System.arraycopy(values, y * width + from, piece, 0, piece.length);
  }

  @Override
  public Plane plane() {
    return this;
  }
}
