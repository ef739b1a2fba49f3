package io.mammoedge.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.SmallArchive;
import io.mammoedge.archive.TableRows;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.testing.SmallRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a job ends it in one line, wherever Spark came upon it. */
class SparkFailuresTest {
  @TempDir private Path folder;

  @Test
  void missingLabelsAreAUsageError() throws Exception {
    assertThat(score(SmallRelease.write(folder.resolve("store"))).exitCode()).isZero();
    Path table = folder.resolve("table");

    ArchiveCli run =
        ArchiveCli.run(
            "parity",
            table,
            table,
            "--labels",
            folder.resolve("missing.csv"),
            "--master",
            "local[2]");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("missing.csv: is not there").hasLineCount(1);
  }

  @Test
  void aReleaseThatFailsItsGoldenCheckInATaskEndsTheJob() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    Path golden = release.resolve("golden");
    Files.copy(
        golden.resolve("a.png"), golden.resolve("b.png"), StandardCopyOption.REPLACE_EXISTING);
    SmallRelease.seal(release, SmallRelease.core());

    ArchiveCli run = score(release);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("fails its golden check on this machine");
    assertThat(run.err().lines().filter(line -> line.startsWith("mammoedge: small"))).hasSize(1);
  }

  @Test
  void aTableThatExecutorsDoNotShareIsAMatterOfTheDisk() throws Exception {
    try (SparkSession spark = TableRows.session()) {
      ArchiveTable table = new ArchiveTable(spark, folder.resolve("table").toString());

      assertThatThrownBy(() -> table.requireShared(3, 2))
          .isInstanceOfSatisfying(
              MammoEdgeException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.IO))
          .hasMessageContaining("all machines must share it");
    }
  }

  private ArchiveCli score(Path release) throws IOException {
    SmallArchive.write(folder.resolve("in"), 1);
    return ArchiveCli.run(
        "score",
        "--release",
        release,
        "--in",
        folder.resolve("in"),
        "--out",
        folder.resolve("table"),
        "--master",
        "local[2]");
  }
}
