package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.PngPicture;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Grey PNG files: 16 bit for images, 8 bit for masks. */
final class GreyPng {
  private GreyPng() {}

  static byte[] bytes(GreyImage image) {
    BufferedImage png =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_USHORT_GRAY);
    short[] data = ((DataBufferUShort) png.getRaster().getDataBuffer()).getData();
    System.arraycopy(image.pixels(), 0, data, 0, data.length);
    return encode(png);
  }

  static byte[] bytes(Mask mask) {
    BufferedImage png =
        new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] data = ((DataBufferByte) png.getRaster().getDataBuffer()).getData();
    System.arraycopy(mask.values(), 0, data, 0, data.length);
    return encode(png);
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      // Without this, ImageIO would put a temporary file beside every picture in memory.
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Reads a 16-bit grey PNG. */
  static GreyImage image(Path file) {
    BufferedImage png = decode(file);
    if (png.getRaster().getDataBuffer() instanceof DataBufferUShort data && isGrey(png)) {
      return new GreyImage(png.getHeight(), png.getWidth(), data.getData());
    }
    throw notGrey(file, 16);
  }

  /** Reads an 8-bit grey PNG of 0 and 255. */
  static Mask mask(Path file) {
    BufferedImage png = decode(file);
    if (png.getRaster().getDataBuffer() instanceof DataBufferByte data && isGrey(png)) {
      return new Mask(png.getHeight(), png.getWidth(), data.getData());
    }
    throw notGrey(file, 8);
  }

  private static boolean isGrey(BufferedImage png) {
    DataBuffer data = png.getRaster().getDataBuffer();
    return png.getRaster().getNumBands() == 1 && data.getSize() == png.getHeight() * png.getWidth();
  }

  private static BufferedImage decode(Path file) {
    try {
      return PngPicture.decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new MammoEdgeException(
          ExitCode.IO, file + ": cannot be read (" + e.getMessage() + "); run prepare again", e);
    }
  }

  private static MammoEdgeException notGrey(Path file, int bits) {
    return new MammoEdgeException(
        ExitCode.INPUT_REFUSED, file + ": not a grey PNG of " + bits + " bits");
  }
}
