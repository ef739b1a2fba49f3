package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.RefusedImageException;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged copies of the reference files are read or refused; nothing else may happen. The limit on
 * time only catches endless loops.
 */
@Timeout(300)
class MutatedFilesTest {
  private static final int MUTATIONS = 120;

  @TempDir Path folder;

  @Test
  void flippedBytesAreReadOrRefused() throws IOException {
    Random random = new Random(20261123);
    for (Path file : references()) {
      byte[] original = Files.readAllBytes(file);
      for (int round = 0; round < MUTATIONS; round++) {
        byte[] mutated = original.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          mutated[132 + random.nextInt(mutated.length - 132)] = (byte) random.nextInt(256);
        }
        readOrRefuse(mutated, file);
      }
    }
  }

  @Test
  void movedBytesAreReadOrRefused() throws IOException {
    Random random = new Random(4711);
    for (Path file : references()) {
      byte[] original = Files.readAllBytes(file);
      for (int round = 0; round < MUTATIONS / 4; round++) {
        byte[] mutated = original.clone();
        int length = 1 + random.nextInt(64);
        int from = random.nextInt(mutated.length - length);
        int to = 132 + random.nextInt(mutated.length - length - 132);
        System.arraycopy(original, from, mutated, to, length);
        readOrRefuse(mutated, file);
      }
    }
  }

  @Test
  void shortenedFilesAreRefused() throws IOException {
    for (Path file : references()) {
      byte[] original = Files.readAllBytes(file);
      for (int length = 0; length < original.length - 200; length += 13) {
        Path copy = Files.write(folder.resolve("copy.dcm"), Arrays.copyOf(original, length));
        assertThat(outcome(copy)).as("%s, %d bytes", file.getFileName(), length).isNotEqualTo("");
      }
    }
  }

  private static List<Path> references() {
    return Resources.dicomFiles(Resources.file("stored").getParent());
  }

  private void readOrRefuse(byte[] content, Path origin) throws IOException {
    String outcome = outcome(Files.write(folder.resolve("copy.dcm"), content));
    if (!outcome.isEmpty()) {
      assertThat(Refusal.valueOf(outcome)).as(origin.toString()).isNotNull();
    }
  }

  /** The code of a refusal, or "" where the file was read. */
  private static String outcome(Path file) {
    try {
      MammogramReader.read(file, Intensity.VOI, Accept.ARCHIVE);
      return "";
    } catch (RefusedImageException e) {
      assertThat(e.getMessage()).startsWith("copy.dcm: ").doesNotContain("\n");
      return e.code();
    }
  }
}
