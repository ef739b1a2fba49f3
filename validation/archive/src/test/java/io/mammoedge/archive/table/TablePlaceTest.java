package io.mammoedge.archive.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.TableRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in Hadoop's file systems. */
class TablePlaceTest {
  @TempDir private Path folder;
  private ScoreRuns runs;

  @BeforeEach
  void write() throws Exception {
    runs = ScoreRuns.in(folder).archive("in");
  }

  @Test
  void objectStoresAreRefused() {
    for (String scheme : List.of("s3a", "abfss", "gs", "http")) {
      ArchiveCli run =
          runs.into(scheme + "://bucket/table", "in", "--key", folder.resolve("own.key"));

      assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).hasLineCount(1).contains(scheme).contains("file, hdfs or viewfs");
    }
    assertThat(folder.resolve("own.key")).doesNotExist();
  }

  /** A path without a scheme lies where Hadoop's configuration says, and so not on this disk. */
  @Test
  void aTableOfTheClusterNeedsAKeyOnThisMachine() throws Exception {
    Path key = folder.resolve("own.key");

    ArchiveCli without = onHdfs();
    ArchiveCli run = onHdfs("--key", key);

    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err()).hasLineCount(1).contains("give --key FILE");
    assertThat(folder.resolve("archive.key")).doesNotExist();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(key).exists();
    assertThat(folder.resolve("table/_lock")).doesNotExist();
    assertThat(TableRows.of(folder.resolve("table"))).hasSize(4);
    assertThat(onHdfs("--key", key, "--again", "BLANK").out()).contains("0 scored, 0 refused");
  }

  @Test
  void theLockOfAKilledDriverIsRemovedAsTheErrorSays() throws Exception {
    Files.createDirectories(folder.resolve("table"));
    Files.createFile(folder.resolve("table/_lock"));

    ArchiveCli run = onHdfs("--key", folder.resolve("own.key"));

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err())
        .hasLineCount(1)
        .contains("only when no driver runs")
        .contains("hdfs dfs -rm hdfs://disk" + folder + "/table/_lock");
  }

  private ArchiveCli onHdfs(Object... more) {
    List<Object> all = new ArrayList<>();
    all.addAll(List.of("--conf", "spark.hadoop.fs.hdfs.impl=" + DiskAsHdfs.class.getName()));
    all.addAll(List.of("--conf", "spark.hadoop.fs.defaultFS=hdfs://disk"));
    all.addAll(List.of(more));
    return runs.into(folder.resolve("table").toString(), "in", all.toArray());
  }
}
