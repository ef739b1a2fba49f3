package io.mammoedge.runtime.golden;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.preprocess.Plane;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** PNG files of one 16-bit grey channel. */
public final class GreyPng {
  private GreyPng() {}

  /** The file's bytes. */
  public static byte[] encode(int height, int width, short[] pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
    short[] data = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, data, 0, Math.multiplyExact(height, width));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * The values 0..65535 of an image.
   *
   * @param png the file's bytes
   * @param source named in messages
   * @throws IntegrityException when it is not such a file
   */
  public static Plane decode(byte[] png, String source) {
    try {
      return plane(PngPicture.decode(png), source);
    } catch (IOException e) {
      throw new IntegrityException(
          source + ": not a PNG file that can be read (" + e.getMessage() + ")", e);
    }
  }

  private static Plane plane(BufferedImage image, String source) {
    if (image.getType() != BufferedImage.TYPE_USHORT_GRAY) {
      throw new IntegrityException(source + ": not a PNG of one 16-bit grey channel");
    }
    short[] pixels = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    return Plane.ofUnsigned(image.getHeight(), image.getWidth(), pixels);
  }
}
