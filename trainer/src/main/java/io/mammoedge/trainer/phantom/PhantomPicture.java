package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A row of phantoms with captions, for the documentation; in a corner the finding at full size. */
public final class PhantomPicture {
  private static final int HEIGHT = 576;
  private static final int WIDTH = 448;
  private static final int SHRINK = 2;
  private static final int CAPTION = 20;
  private static final int DETAIL = 88;

  /** Grey steps of 8: file size, not looks. */
  private static final int STEP_MASK = 0xf8;

  private static final List<Panel> PANELS =
      List.of(
          new Panel(Lesion.Kind.MASS, true, View.MLO, Laterality.L, 4),
          new Panel(Lesion.Kind.MASS, false, View.CC, Laterality.L, 2),
          new Panel(Lesion.Kind.CALCIFICATIONS, true, View.CC, Laterality.R, 7),
          new Panel(Lesion.Kind.CALCIFICATIONS, false, View.MLO, Laterality.R, 9));

  private PhantomPicture() {}

  private record Panel(Lesion.Kind kind, boolean malignant, View view, Laterality side, long seed) {
    String caption() {
      return (malignant ? "malignant " : "benign ")
          + kind.name().toLowerCase(Locale.ROOT)
          + ", "
          + side
          + " "
          + view;
    }

    PhantomImage image() {
      Lesion lesion = Lesion.draw(new SplittableRandom(seed), kind, malignant);
      return PhantomGenerator.draw(
          new PhantomGenerator.Request(
              seed, side, view, List.of(lesion), HEIGHT, WIDTH, Look.FILM));
    }
  }

  /**
   * Writes the picture as PNG, 896 x 308 pixels.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException when the disk refuses
   */
  public static void write(Path file) {
    int width = WIDTH / SHRINK;
    BufferedImage picture =
        new BufferedImage(
            width * PANELS.size(), HEIGHT / SHRINK + CAPTION, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < PANELS.size(); i++) {
      paint(picture, i * width, PANELS.get(i));
    }
    AtomicFile.write(file, png(picture));
  }

  private static void paint(BufferedImage picture, int left, Panel panel) {
    PhantomImage image = panel.image();
    for (int y = 0; y < HEIGHT / SHRINK; y++) {
      for (int x = 0; x < WIDTH / SHRINK; x++) {
        picture.getRaster().setSample(left + x, y, 0, shrunk(image, x, y));
      }
    }
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    graphics.setColor(Color.WHITE);
    graphics.drawString(panel.caption(), left + 6, picture.getHeight() - 6);
    graphics.setColor(Color.GRAY);
    boolean atRight = panel.side() == Laterality.L;
    int cornerX = left + (atRight ? WIDTH / SHRINK - DETAIL - 2 : 1);
    int cornerY = HEIGHT / SHRINK - DETAIL - 2;
    detail(picture, image, cornerX, cornerY);
    graphics.drawRect(cornerX - 1, cornerY - 1, DETAIL + 1, DETAIL + 1);
    graphics.dispose();
  }

  /** The surroundings of the finding, pixel by pixel. */
  private static void detail(BufferedImage picture, PhantomImage image, int left, int top) {
    Roi roi = image.rois().get(0);
    int fromX = Math.max(0, Math.min(WIDTH - DETAIL, roi.left() + (roi.width() - DETAIL) / 2));
    int fromY = Math.max(0, Math.min(HEIGHT - DETAIL, roi.top() + (roi.height() - DETAIL) / 2));
    for (int y = 0; y < DETAIL; y++) {
      for (int x = 0; x < DETAIL; x++) {
        int value = image.pixels()[(fromY + y) * WIDTH + fromX + x];
        picture.getRaster().setSample(left + x, top + y, 0, screen((value & 0xffff) >> 8));
      }
    }
  }

  /** The mean of four neighbours, 0..255. */
  private static int shrunk(PhantomImage image, int x, int y) {
    int sum = 0;
    for (int k = 0; k < SHRINK * SHRINK; k++) {
      int row = y * SHRINK + k / SHRINK;
      int column = x * SHRINK + k % SHRINK;
      sum += Short.toUnsignedInt(image.pixels()[row * WIDTH + column]) >> 8;
    }
    return screen(sum / (SHRINK * SHRINK));
  }

  /** A little brighter, as screens are not light boxes, and in coarse steps. */
  private static int screen(int grey) {
    return Math.min(255, grey * 5 / 4) & STEP_MASK;
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }
}
