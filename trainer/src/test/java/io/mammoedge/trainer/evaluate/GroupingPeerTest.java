package io.mammoedge.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As in {@link GroupingTest}, but with R running now and other images. */
@Tag("peer")
class GroupingPeerTest {
  @TempDir Path directory;

  @Test
  void theAucsPerGroupAreThoseOfRsProc() throws Exception {
    Path script = GroupingTest.REFERENCE.resolve("groups.R");
    Process r =
        new ProcessBuilder("Rscript", script.toString(), directory.toString(), "7")
            .inheritIO()
            .start();
    assertThat(r.waitFor()).as("exit code of Rscript").isZero();
    GroupAreas.check(directory);
  }
}
