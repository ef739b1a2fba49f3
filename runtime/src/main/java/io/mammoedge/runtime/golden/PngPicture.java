package io.mammoedge.runtime.golden;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads PNG files that may be forged: of 8 or 16 bits a pixel, with bounded memory. */
public final class PngPicture {
  private static final long MAX_PIXELS = 1L << 26;

  /** Deflate makes at most 258 bytes of two bits (RFC 1951, section 3.2.5). */
  private static final long BEST_RATIO = 1032;

  private PngPicture() {}

  /**
   * Decodes a file.
   *
   * @throws IOException when it is not a PNG file, is damaged, or has more pixels than 2^26 or than
   *     its bytes can hold
   */
  public static BufferedImage decode(byte[] png) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
      // Without metadata: profiles and texts are compressed, and nothing bounds them.
      reader.setInput(in, true, true);
      checkSize((long) reader.getWidth(0) * reader.getHeight(0), png.length);
      return reader.read(0);
    } catch (IllegalArgumentException // the JDK's decoder trusts the chunks, which may lie
        | IllegalStateException
        | ClassCastException
        | IndexOutOfBoundsException
        | ArithmeticException
        | NegativeArraySizeException
        | NullPointerException e) {
      throw new IOException("damaged", e);
    } finally {
      reader.dispose();
    }
  }

  /** The size stands in the header: looked at before memory is taken. */
  private static void checkSize(long pixels, long bytes) throws IOException {
    if (pixels > Math.min(MAX_PIXELS, bytes * BEST_RATIO)) {
      throw new IOException("too large: " + pixels + " pixels in " + bytes + " bytes");
    }
  }
}
