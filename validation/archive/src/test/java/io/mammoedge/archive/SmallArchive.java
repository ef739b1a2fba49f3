package io.mammoedge.archive;

import io.mammoedge.runtime.testing.SmallDicom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A folder of many small images, each with other pixels, and of files that are none. */
public final class SmallArchive {
  private SmallArchive() {}

  /** Writes images of so many patients, four each, in a folder a patient. */
  public static List<Path> write(Path folder, int patients) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int patient = 0; patient < patients; patient++) {
      Path own = Files.createDirectories(folder.resolve("SECRET^PATIENT-" + patient));
      for (int image = 0; image < 4; image++) {
        Path file = own.resolve("p" + patient + "-" + image + ".dcm");
        files.add(SmallDicom.write(file, 24, 16, pixels(4L * patient + image)));
      }
    }
    return files;
  }

  private static short[] pixels(long seed) {
    Random random = new Random(seed);
    int brightness = random.nextInt(1 << 16);
    short[] pixels = new short[24 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) Math.min(65535, random.nextInt(brightness + 1) + i * 40);
    }
    return pixels;
  }
}
