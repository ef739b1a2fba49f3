package io.mammoedge.runtime.dicom;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mammoedge.runtime.testing.Hostile;
import io.mammoedge.runtime.testing.ReferenceDicom;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole files to presentation values, and to stored values. */
class MammogramFuzzTest {
  private static final int PER_BYTE = 4096;

  static Stream<byte[]> read() {
    return ReferenceDicom.contents();
  }

  /** The first byte of the preamble means nothing to DICOM; here it chooses what is asked for. */
  @MethodSource
  @FuzzTest
  void read(byte[] content) {
    int choice = content.length == 0 ? 0 : content[0] & 3;
    Hostile.readFile(content, PER_BYTE, file -> read(file, choice));
  }

  private static void read(Path file, int choice) {
    switch (choice) {
      case 0 -> MammogramReader.read(file, Intensity.VOI, Accept.ARCHIVE);
      case 1 -> MammogramReader.read(file, Intensity.MINMAX, Accept.CLINICAL);
      case 2 -> MammogramReader.read(file, Intensity.STORED, Accept.ARCHIVE);
      default -> MammogramReader.readStored(file);
    }
  }
}
