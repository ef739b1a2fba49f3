package io.mammoedge.archive.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a task, one after another. */
class ArchiveReaderTest {
  @TempDir private Path folder;

  /** No name at all stands for a mistake: nothing is prepared for it. */
  @Test
  void aMistakeOfTheProgramCostsOneFile() throws IOException {
    String sound = SmallDicom.write(folder.resolve("a.dcm"), 24, 16, new short[24 * 16]).toString();

    List<String> codes = new ArrayList<>();
    try (Scorer scorer =
            Scorer.open(
                Release.open(SmallRelease.write(folder.resolve("store"))), ScoreOptions.STANDARD);
        ArchiveReader reads =
            new ArchiveReader(Arrays.asList(sound, null, sound), scorer, new Configuration())) {
      while (reads.hasNext()) {
        ArchiveReader.ReadImage image = reads.next();
        codes.add(image.read().isRefused() ? image.read().refusal().code() : "read");
      }
    }

    assertThat(codes).hasSize(3).containsSubsequence(codes.get(0), "FAILED", codes.get(0));
    assertThat(codes.get(0)).isNotEqualTo("FAILED");
  }
}
