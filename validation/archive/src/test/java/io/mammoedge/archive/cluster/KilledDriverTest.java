package io.mammoedge.archive.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.TableRows;
import io.mammoedge.archive.table.ArchiveTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of the work, and the same command once more. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
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
    ArchiveJob job = ArchiveJob.of(folder, 1);
    try (SparkSession spark = TableRows.session();
        JavaProcess second =
            new ArchiveTable(spark, job.table().toString()).exclusively(() -> ended(job))) {
      assertThat(second.join()).as(second.text()).isEqualTo(8);
      assertThat(second.text()).contains("another driver is writing to this table");
    }
  }

  private static JavaProcess ended(ArchiveJob job) {
    try {
      JavaProcess driver = job.start("local[1]");
      driver.join();
      return driver;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
