package io.mammoedge.runtime.sr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A sentence in white on black above a picture, as many whole times its size as fit the width. It
 * is a picture itself, since a server's Java may have no fonts.
 */
final class ResearchUseBand {
  /** What the band says; make_sentence.py, beside the resource, drew it. */
  static final String SENTENCE = "AI OUTPUT - RESEARCH USE ONLY - NOT FOR DIAGNOSIS";

  private ResearchUseBand() {}

  /** A higher picture, and a wider one where the sentence needs it. Nothing is covered. */
  static BufferedImage above(BufferedImage picture) {
    BufferedImage sentence = sentence();
    int width = Math.max(picture.getWidth(), sentence.getWidth());
    int scale = width / sentence.getWidth();
    int band = scale * sentence.getHeight();
    BufferedImage whole =
        new BufferedImage(width, band + picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < band; y++) {
      for (int x = 0; x < scale * sentence.getWidth(); x++) {
        whole.setRGB(x, y, sentence.getRGB(x / scale, y / scale));
      }
    }
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        whole.setRGB(x, band + y, picture.getRGB(x, y));
      }
    }
    return whole;
  }

  private static BufferedImage sentence() {
    try (InputStream file = ResearchUseBand.class.getResourceAsStream("sentence.png")) {
      return ImageIO.read(new MemoryCacheImageInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
