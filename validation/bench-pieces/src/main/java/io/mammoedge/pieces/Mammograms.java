package io.mammoedge.pieces;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.dicom.Intensity;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.validation.benchmark.SyntheticMammogram;
import java.nio.file.Path;

/**
 * What pieces are measured with: JMH runs them in processes of their own, which find files here.
 */
public final class Mammograms {
  /** The system property that names the folder of the files. */
  static final String FOLDER = "mammoedge.pieces";

  private static final int ROWS = 3328;
  private static final int COLUMNS = 2560;
  private static final int BITS = 12;

  private Mammograms() {}

  /** One as large as those of a common detector, of 12 bits. */
  public static SyntheticMammogram synthetic() {
    return synthetic(BITS);
  }

  /** One of as many bits as an encoding can hold, at most 12. */
  static SyntheticMammogram synthetic(int bits) {
    return new SyntheticMammogram(ROWS, COLUMNS, Math.min(BITS, bits));
  }

  /** The file of an encoding, by its title, or another one to be written. */
  public static Path file(String title) {
    return Path.of(System.getProperty(FOLDER), title + ".dcm");
  }

  /** The mammogram as it comes to preprocessing. */
  public static Mammogram read() {
    Path file = file("read");
    synthetic().write(file);
    return MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL);
  }
}
