package io.mammoedge.validation.benchmark;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.DicomWriter;
import java.nio.file.Path;
import java.util.Random;

/**
 * A picture that compresses like a mammogram: a noiseless background and a half ellipse of smooth
 * tissue with noise. It shows nothing; only codecs are measured with it.
 *
 * @param rows height
 * @param columns width
 * @param bits stored, 8 to 16
 */
public record SyntheticMammogram(int rows, int columns, int bits) {
  private static final long SEED = 1;

  /** Of the full range; screening detectors have about as much. */
  private static final double NOISE = 0.004;

  /** Writes the picture uncompressed. */
  public void write(Path file) {
    DicomWriter.write(file, object());
  }

  /** The picture as a mammogram for presentation, with no window. */
  public DicomObject object() {
    DicomObject object =
        new DicomObject()
            .text(0x00080008, Vr.CS, "ORIGINAL\\PRIMARY")
            .text(0x00080016, Vr.UI, DicomUid.MAMMOGRAPHY_FOR_PRESENTATION)
            .text(0x00080018, Vr.UI, DicomUid.of("benchmark " + this))
            .text(0x0020000d, Vr.UI, DicomUid.of("benchmark study"))
            .text(0x0020000e, Vr.UI, DicomUid.of("benchmark series"))
            .text(0x00080060, Vr.CS, "MG")
            .text(0x00080068, Vr.CS, "FOR PRESENTATION")
            .text(0x00100020, Vr.LO, "BENCHMARK")
            .text(0x00185101, Vr.CS, "CC")
            .text(0x00200062, Vr.CS, "L")
            .shorts(0x00280002, 1)
            .text(0x00280004, Vr.CS, "MONOCHROME2")
            .shorts(0x00280010, rows)
            .shorts(0x00280011, columns)
            .shorts(0x00280100, bits > Byte.SIZE ? Short.SIZE : Byte.SIZE)
            .shorts(0x00280101, bits)
            .shorts(0x00280102, bits - 1)
            .shorts(0x00280103, 0);
    short[] pixels = pixels();
    return bits > Byte.SIZE
        ? object.words(0x7fe00010, pixels)
        : object.bytes(0x7fe00010, lowBytes(pixels));
  }

  private short[] pixels() {
    Random random = new Random(SEED);
    int top = (1 << bits) - 1;
    short[] pixels = new short[rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        double depth = depth(y, x);
        if (depth > 0) {
          double value = top * (0.75 * Math.sqrt(depth) + NOISE * random.nextGaussian());
          pixels[y * columns + x] = (short) Math.max(0, Math.min(top, Math.round(value)));
        }
      }
    }
    return pixels;
  }

  /** 1 at the chest wall's middle, 0 at the skin, negative outside; wavy like tissue. */
  private double depth(int y, int x) {
    double down = 2.0 * y / rows - 1;
    double across = 1.3 * x / columns;
    double waves = 0.05 * Math.sin(x / 37.0) * Math.sin(y / 53.0);
    return 1 - down * down - across * across + waves;
  }

  private static byte[] lowBytes(short[] pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) pixels[i];
    }
    return bytes;
  }
}
