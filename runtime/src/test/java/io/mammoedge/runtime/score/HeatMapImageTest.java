package io.mammoedge.runtime.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.engine.HeatMap;
import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.CropBorder;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Placed;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatMapImageTest {
  @TempDir private Path folder;

  @Test
  void coloursWhatSpeaksForMalignantAndNothingElse() throws Exception {
    HeatMap map = new HeatMap(2, 2, new float[] {-5, -1, 0, 4});
    BufferedImage image = written(grey(40, 20, 0x8080), map);
    assertThat(image.getWidth()).isEqualTo(20);
    assertThat(image.getHeight()).isEqualTo(40);
    Color calm = new Color(image.getRGB(1, 1));
    assertThat(calm).isEqualTo(new Color(128, 128, 128));
    Color hot = new Color(image.getRGB(19, 39));
    assertThat(hot.getRed()).isGreaterThan(180);
    assertThat(hot.getBlue()).isLessThan(60);
    // Half way to the cell of value 4 the colour is weaker.
    Color between = new Color(image.getRGB(10, 39));
    assertThat(between.getRed() - between.getBlue())
        .isBetween(20, hot.getRed() - hot.getBlue() - 20);
  }

  @Test
  void withoutAnythingMalignantTheMammogramStaysAsItIs() throws Exception {
    BufferedImage image = written(grey(8, 8, 0xffff), new HeatMap(1, 1, new float[] {-1}));
    for (int i = 0; i < 64; i++) {
      assertThat(image.getRGB(i % 8, i / 8)).isEqualTo(0xffffffff);
    }
  }

  @Test
  void largeMammogramsAreReducedInProportion() throws Exception {
    BufferedImage image = written(grey(2304, 1500, 0), new HeatMap(1, 1, new float[] {0}));
    assertThat(image.getHeight()).isEqualTo(1152);
    assertThat(image.getWidth()).isEqualTo(750);
  }

  /** A network that answers to brightness: its map is the prepared image in coarse cells. */
  @Test
  void theMapLiesOnTheTissueItCameFromAndNotOnWhatWasCutOff() throws Exception {
    Preprocessing steps =
        new Preprocessing(
            List.of(
                new CropBorder(50),
                new Orient(),
                new CropBackground(5000, 100),
                new Resample(96, 96, Resample.Fit.LETTERBOX)));
    Plane image = grey(200, 160, 0);
    paint(image, 40, 80, 150, 160, 20_000);
    paint(image, 100, 120, 120, 140, 65_535);
    Placed placed = steps.place(image);
    HeatMap everywhere = new HeatMap(1, 1, new float[] {1});
    assertThat(colour(drawn(image, everywhere, placed), 60, 100)).isZero();
    assertThat(colour(drawn(image, everywhere, placed), 90, 100)).isGreaterThan(100);
    BufferedImage picture = drawn(image, cells(placed.image(), 8), placed);
    assertThat(colour(picture, 130, 110)).isGreaterThan(100);
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 160; x++) {
        boolean near = x > 105 && x < 155 && y > 85 && y < 135;
        boolean cut = x < 80 || x >= 152 || y < 40 || y >= 150;
        if (cut) {
          assertThat(colour(picture, x, y)).isZero();
        } else if (!near) {
          assertThat(colour(picture, x, y)).isLessThan(20);
        }
      }
    }
  }

  private BufferedImage drawn(Plane image, HeatMap map, Placed placed) throws Exception {
    Path file = folder.resolve("h.png");
    HeatMapImage.write(file, image, map, placed.placement());
    return ImageIO.read(file.toFile());
  }

  private static int colour(BufferedImage picture, int x, int y) {
    Color color = new Color(picture.getRGB(x, y));
    return color.getRed() - color.getBlue();
  }

  private static void paint(Plane image, int top, int left, int bottom, int right, int value) {
    for (int y = top; y < bottom; y++) {
      Arrays.fill(image.values(), y * image.width() + left, y * image.width() + right, value);
    }
  }

  /** Means over squares, on a scale on which tissue speaks for nothing. */
  private static HeatMap cells(Plane image, int side) {
    int width = image.width() / side;
    float[] cells = new float[image.height() / side * width];
    for (int i = 0; i < image.values().length; i++) {
      int cell = i / image.width() / side * width + i % image.width() / side;
      cells[cell] += (image.values()[i] - 21_000) / (side * side);
    }
    return new HeatMap(image.height() / side, width, cells);
  }

  @Test
  void saysResearchUseAndLeavesNothingElseBehind() throws Exception {
    written(grey(8, 8, 0), new HeatMap(1, 1, new float[] {1}));
    String bytes = Files.readString(folder.resolve("h.png"), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("tEXtDisclaimer\0Research use only. Not a medical device.");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("h.png"));
    }
  }

  private BufferedImage written(Plane image, HeatMap map) throws Exception {
    Path file = folder.resolve("h.png");
    HeatMapImage.write(file, image, map, new Preprocessing(List.of()).place(image).placement());
    return ImageIO.read(file.toFile());
  }

  private static Plane grey(int height, int width, int value) {
    float[] values = new float[height * width];
    Arrays.fill(values, value);
    return new Plane(height, width, values);
  }
}
