package io.mammoedge.archive.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of the work, and the same command once more. */
class KilledDriverTest {
  @TempDir private Path folder;

  @Test
  void aDriverThatIsKilledAndStartedAgainLosesNothingAndDoublesNothing() throws Exception {
    ArchiveJob job = ArchiveJob.of(folder, 40);
    try (JavaProcess driver = job.start("local[2]", "--wave", "10")) {
      job.awaitWaves(driver, 3);
      driver.kill();
    }
    int kept = job.scored().size();

    try (JavaProcess driver = job.start("local[2]", "--wave", "1000")) {
      assertThat(driver.join()).as(driver.text()).isZero();
      assertThat(driver.text()).contains((160 - kept) + " files to score");
    }

    assertThat(kept).isBetween(30, 159);
    assertThat(job.scored()).isEqualTo(job.expected());
  }

  @Test
  void aSecondDriverIsKeptOut() throws Exception {
    ArchiveJob job = ArchiveJob.of(folder, 40);
    try (JavaProcess first = job.start("local[1]", "--wave", "1");
        JavaProcess second = afterTheFirst(job, first)) {
      assertThat(second.join()).isEqualTo(8);
      assertThat(second.text()).contains("another driver is writing to this table");
    }
  }

  private static JavaProcess afterTheFirst(ArchiveJob job, JavaProcess first) throws Exception {
    job.awaitWaves(first, 1);
    return job.start("local[1]");
  }
}
