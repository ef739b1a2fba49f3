package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link DriftReferenceTest}, but with R running now and other samples. */
@Tag("peer")
class DriftPeerTest {
  @TempDir Path directory;

  @Test
  void everyNumberIsThatOfR() throws Exception {
    Process r =
        new ProcessBuilder(
                "Rscript", "src/test/resources/drift/reference.R", directory.toString(), "7")
            .inheritIO()
            .start();
    assertThat(r.waitFor()).as("exit code of Rscript").isZero();
    DriftReference.read(directory).check();
  }
}
