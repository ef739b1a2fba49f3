package io.mammoedge.runtime.score;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.engine.HeatMap;
import io.mammoedge.runtime.preprocess.Move;
import io.mammoedge.runtime.preprocess.Placement;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Resample;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A mammogram with its class activation map laid over it. Only what speaks for "malignant" is
 * coloured, from the map's zero (clear) to its largest value (strongest), so colours cannot be
 * compared between images. The map is laid over the tissue it was computed from; what the steps cut
 * off stays grey. The picture carries the research-use sentence as a PNG text chunk and no word of
 * the header.
 */
public final class HeatMapImage {
  /** Enough to look at; the map itself is some thirty cells high. */
  private static final int LONGEST_SIDE = 1152;

  private static final float STRONGEST = 0.6f;

  private HeatMapImage() {}

  /**
   * Draws and writes a PNG file, whole or not at all.
   *
   * @param file where to; choose a name without identifiers
   * @param presentationValues 0..65535
   * @param map of that image, over what the network saw of it
   * @param placement where the release's steps put the image's pixels
   * @throws io.mammoedge.runtime.MammoEdgeException when the disk refuses
   */
  public static void write(Path file, Plane presentationValues, HeatMap map, Placement placement) {
    AtomicFile.write(file, PngText.encode(draw(presentationValues, map, placement)));
  }

  /**
   * The same picture in another size.
   *
   * @param longestSide in pixels; a smaller image keeps its size
   * @return a PNG file
   */
  public static byte[] png(
      Plane presentationValues, HeatMap map, Placement placement, int longestSide) {
    return PngText.encode(draw(presentationValues, map, placement, longestSide));
  }

  /**
   * The mammogram alone.
   *
   * @param longestSide as above
   * @return a PNG file
   */
  public static byte[] png(Plane presentationValues, int longestSide) {
    Move.Size size = new Move.Size(presentationValues.height(), presentationValues.width());
    HeatMap nothing = new HeatMap(1, 1, new float[1]);
    return png(presentationValues, nothing, Placement.stretch(size, size), longestSide);
  }

  /**
   * The picture that {@link #write} writes, as it is before it becomes a file.
   *
   * @param presentationValues 0..65535
   * @param map of that image, over what the network saw of it
   * @param placement where the release's steps put the image's pixels
   * @return {@link BufferedImage#TYPE_INT_RGB}
   */
  public static BufferedImage draw(Plane presentationValues, HeatMap map, Placement placement) {
    return draw(presentationValues, map, placement, LONGEST_SIDE);
  }

  private static BufferedImage draw(
      Plane presentationValues, HeatMap map, Placement placement, int longestSide) {
    Plane grey = reduced(presentationValues, longestSide);
    float[] weights = weights(map);
    BufferedImage image =
        new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < grey.height(); y++) {
      double fromTop = (y + 0.5) / grey.height() * presentationValues.height();
      for (int x = 0; x < grey.width(); x++) {
        double fromLeft = (x + 0.5) / grey.width() * presentationValues.width();
        float weight =
            placement.shows(fromLeft, fromTop)
                ? Bilinear.at(
                    weights,
                    map.height(),
                    map.width(),
                    (float) (placement.y(fromTop) / placement.prepared().height()),
                    (float) (placement.x(fromLeft) / placement.prepared().width()))
                : 0;
        image.setRGB(x, y, rgb(grey.values()[y * grey.width() + x] / 65535f, weight));
      }
    }
    return image;
  }

  private static Plane reduced(Plane image, int longestSide) {
    int longest = Math.max(image.height(), image.width());
    if (longest <= longestSide) {
      return image;
    }
    double scale = (double) longestSide / longest;
    int height = (int) Math.max(1, Math.round(image.height() * scale));
    int width = (int) Math.max(1, Math.round(image.width() * scale));
    return new Resample(height, width).apply(image);
  }

  /** 0 for what speaks against malignancy, 1 for the largest value. */
  private static float[] weights(HeatMap map) {
    float max = 0;
    for (float value : map.values()) {
      max = Math.max(max, value);
    }
    float[] weights = new float[map.values().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = max > 0 ? Math.max(0, map.values()[i]) / max : 0;
    }
    return weights;
  }

  /** Blends grey with a colour from yellow (weak) to red (strong). */
  private static int rgb(float grey, float weight) {
    float opacity = STRONGEST * weight;
    float base = (1 - opacity) * Math.min(1, Math.max(0, grey));
    return channel(base + opacity) << 16
        | channel(base + opacity * (1 - weight)) << 8
        | channel(base);
  }

  private static int channel(float value) {
    return Math.round(value * 255);
  }
}
