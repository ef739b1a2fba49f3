package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.preprocess.Plane;
import java.nio.ByteBuffer;

/**
 * One prepared image: presentation values, resampled.
 *
 * @param height at least 1
 * @param width at least 1
 * @param pixels row by row, unsigned 16 bit, 0 is black. Shared, not copied: treat as read-only
 */
public record GreyImage(int height, int width, short[] pixels) {
  private static final int WHITE = 65_535;

  /** Checks the size. */
  public GreyImage {
    if (height < 1 || width < 1 || pixels.length != (long) height * width) {
      throw new IllegalArgumentException(
          height + "x" + width + " does not fit " + pixels.length + " pixels");
    }
  }

  /** Rounds to the nearest of 0..65535 (half up). */
  public static GreyImage of(Plane plane) {
    short[] pixels = new short[plane.values().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) Math.max(0, Math.min(WHITE, Math.round(plane.values()[i])));
    }
    return new GreyImage(plane.height(), plane.width(), pixels);
  }

  /** The same values as floats 0..65535. */
  public Plane plane() {
    return Plane.ofUnsigned(height, width, pixels);
  }

  /** The pixels row by row, high byte first. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Short.BYTES, pixels.length));
    bytes.asShortBuffer().put(pixels);
    return bytes.array();
  }

  /** The pixel as 0..65535. */
  public int at(int y, int x) {
    return Short.toUnsignedInt(pixels[y * width + x]);
  }
}
