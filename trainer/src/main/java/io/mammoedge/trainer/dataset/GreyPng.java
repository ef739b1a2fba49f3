package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.golden.PngPicture;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Grey PNG files: 16 bit for images, 8 bit for masks. */
final class GreyPng {
  private GreyPng() {}

  static byte[] bytes(GreyImage image) {
    return PngEncoder.encode(image.height(), image.width(), Short.SIZE, image.bytes());
  }

  static byte[] bytes(Mask mask) {
    return PngEncoder.encode(mask.height(), mask.width(), Byte.SIZE, mask.values());
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
