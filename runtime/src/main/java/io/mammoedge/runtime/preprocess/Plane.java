package io.mammoedge.runtime.preprocess;

import io.mammoedge.runtime.dicom.Mammogram;

/**
 * One grey image of floats, row by row.
 *
 * @param height at least 1
 * @param width at least 1
 * @param values {@code height * width} of them; shared, not copied
 */
public record Plane(int height, int width, float[] values) {
  /** Checks the size. */
  public Plane {
    if (height < 1 || width < 1 || values.length != (long) height * width) {
      throw new IllegalArgumentException(
          height + "x" + width + " does not fit " + values.length + " values");
    }
  }

  /** The presentation values 0..65535 of a mammogram, as they are. */
  public static Plane of(Mammogram mammogram) {
    return ofUnsigned(mammogram.rows(), mammogram.columns(), mammogram.pixels());
  }

  /** Unsigned 16-bit values as floats. */
  public static Plane ofUnsigned(int height, int width, short[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Short.toUnsignedInt(pixels[i]);
    }
    return new Plane(height, width, values);
  }
}
