package io.mammoedge.runtime.testing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The images of the script as 16-bit PNG files. */
final class SmallGolden {
  private static final String NAMES = "abc";

  private SmallGolden() {}

  static void write(Path folder) throws IOException {
    for (int k = 0; k < NAMES.length(); k++) {
      SmallModel.Expected size = SmallModel.expected().get(k);
      short[] pixels = SmallModel.pixels(k, size.height(), size.width());
      Path file = folder.resolve(NAMES.charAt(k) + ".png");
      ImageIO.write(grey(size.width(), size.height(), pixels), "png", file.toFile());
    }
  }

  private static BufferedImage grey(int width, int height, short[] pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
    short[] data = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, data, 0, pixels.length);
    return image;
  }
}
