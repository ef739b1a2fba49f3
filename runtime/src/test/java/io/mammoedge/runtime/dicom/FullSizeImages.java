package io.mammoedge.runtime.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Random;

/** Images of a detector's full size: smooth tissue with noise, before a flat background. */
final class FullSizeImages {
  static final int ROWS = 4096;
  static final int COLUMNS = 3328;
  private static final double NOISE = 0.004;

  private final float[] brightness = new float[ROWS * COLUMNS];

  FullSizeImages() {
    Random random = new Random(20261123);
    for (int i = 0; i < brightness.length; i++) {
      int row = i / COLUMNS;
      double y = (double) row / ROWS - 0.5;
      double x = (double) (i % COLUMNS) / COLUMNS;
      double distance = Math.hypot(y / 0.45, x / 0.8);
      double tissue =
          0.7 + 0.1 * Math.sin(90 * x) * Math.cos(80 * y) + NOISE * random.nextGaussian();
      brightness[i] = (float) (distance < 1 ? Math.min(1, (1.2 - distance) * tissue) : 0);
    }
    brightness[0] = 1;
  }

  /** The stored values of an image of so many bits. */
  short[] pixels(int bits) {
    int top = (1 << bits) - 1;
    short[] pixels = new short[brightness.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) Math.round(Math.max(0, brightness[i]) * top);
    }
    return pixels;
  }

  /** Writes them uncompressed. */
  static Path write(Path file, int bits, short[] pixels) {
    int allocated = bits == 8 ? 8 : 16;
    ByteBuffer data =
        ByteBuffer.allocate(pixels.length * allocated / 8).order(ByteOrder.LITTLE_ENDIAN);
    for (short pixel : pixels) {
      if (allocated == 8) {
        data.put((byte) pixel);
      } else {
        data.putShort(pixel);
      }
    }
    return DicomBytes.mammogram()
        .layout(ROWS, COLUMNS, allocated, bits)
        .bytes(0x7FE00010, allocated == 8 ? "OB" : "OW", data.array())
        .write(file, DicomBytes.EXPLICIT);
  }
}
