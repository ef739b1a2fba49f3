package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.engine.HeatMap;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.golden.GoldenExpected;
import io.mammoedge.runtime.golden.GoldenJson;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** The images of the script as 16-bit PNG files. */
final class SmallGolden {
  private static final String NAMES = "abc";

  private SmallGolden() {}

  static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("expected.json"), GoldenJson.write(expected()));
    for (int k = 0; k < NAMES.length(); k++) {
      SmallModel.Expected size = SmallModel.expected().get(k);
      short[] pixels = SmallModel.pixels(k, size.height(), size.width());
      Path file = folder.resolve(NAMES.charAt(k) + ".png");
      ImageIO.write(grey(size.width(), size.height(), pixels), "png", file.toFile());
    }
  }

  /** Made from what Python said, not from what this program says. */
  private static GoldenExpected expected() {
    Map<String, GoldenExpected.Output> outputs = new TreeMap<>();
    for (int k = 0; k < NAMES.length(); k++) {
      outputs.put(NAMES.charAt(k) + ".png", output(SmallModel.expected().get(k)));
    }
    return GoldenExpected.of(Map.of("fp32", outputs));
  }

  private static GoldenExpected.Output output(SmallModel.Expected expected) {
    HeatMap cam = new HeatMap(expected.camHeight(), expected.camWidth(), expected.cam());
    return GoldenExpected.Output.of(new Outcome(expected.probability(), expected.logits(), cam));
  }

  private static BufferedImage grey(int width, int height, short[] pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
    short[] data = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, data, 0, pixels.length);
    return image;
  }
}
