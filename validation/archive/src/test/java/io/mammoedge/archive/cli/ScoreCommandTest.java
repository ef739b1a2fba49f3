package io.mammoedge.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.SmallArchive;
import io.mammoedge.archive.TableRows;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import io.mammoedge.runtime.testing.SmallRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Embedded, as everybody begins. */
class ScoreCommandTest {
  @TempDir private Path folder;

  @Test
  void everyFileIsARowAndTheScoresAreThoseOfScore() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    List<Path> files = SmallArchive.write(folder.resolve("in"), 5);
    Files.writeString(folder.resolve("in/broken.dcm"), "this is no image");

    ArchiveCli run = score(release, "in", "--wave", 7);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("20 scored, 1 refused");
    List<TableRows.Row> rows = TableRows.of(folder.resolve("table"));
    assertThat(rows).hasSize(21).extracting(TableRows.Row::file).doesNotHaveDuplicates();
    assertThat(rows).extracting(TableRows.Row::refusal).contains("NOT_DICOM");
    try (Scorer scorer = Scorer.open(Release.open(release), ScoreOptions.STANDARD)) {
      assertThat(rows)
          .filteredOn(row -> row.refusal() == null)
          .extracting(TableRows.Row::probability)
          .containsExactlyInAnyOrderElementsOf(
              files.stream().map(file -> scorer.score(file).result().probability()).toList());
    }
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    SmallArchive.write(folder.resolve("in"), 1);
    score(release, "in");
    SmallArchive.write(folder.resolve("in"), 2);

    assertThat(score(release, "in").out()).contains("4 scored, 0 refused");
    assertThat(score(release, "in").out()).contains("0 scored, 0 refused");
    assertThat(TableRows.of(folder.resolve("table")))
        .hasSize(8)
        .extracting(TableRows.Row::file)
        .doesNotHaveDuplicates();
  }

  @Test
  void aListNamesFilesAlsoTwice() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    List<Path> files = SmallArchive.write(folder.resolve("in"), 1);
    Files.writeString(
        folder.resolve("list.txt"),
        folder.relativize(files.get(0)) + "\n" + files.get(1) + "\n\n" + files.get(1) + "\n");

    assertThat(score(release, "list.txt").out()).contains("2 scored, 0 refused");
  }

  /** As {@code find} makes one. */
  @Test
  void aFolderInAListIsARefusedLineAndTheOthersAreScored() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    Path file = SmallArchive.write(folder.resolve("in"), 1).get(0);
    Files.writeString(folder.resolve("list.txt"), file.getParent() + "\n" + file + "\n");

    ArchiveCli run = score(release, "list.txt");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("1 scored, 1 refused");
    assertThat(score(release, "list.txt").out()).contains("0 scored, 0 refused");
  }

  /** A site's spark-defaults.conf and core-site.xml are meant for other jobs. */
  @Test
  void settingsOfTheSiteForOtherJobsDoNotMatter() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    SmallArchive.write(folder.resolve("in"), 1);

    ArchiveCli run =
        ArchiveCli.run(
            "score",
            "--release",
            release,
            "--in",
            "file://" + folder.resolve("in"),
            "--out",
            "file://" + folder.resolve("table"),
            "--key",
            folder.resolve("own/archive.key"),
            "--master",
            "local[2]",
            "--conf",
            "spark.serializer=org.apache.spark.serializer.KryoSerializer",
            "--conf",
            "spark.hadoop.fs.defaultFS=hdfs://nowhere.invalid:8020",
            "--conf",
            "spark.hadoop.mapreduce.output.fileoutputformat.compress=true",
            "--conf",
            "spark.hadoop.mapreduce.output.fileoutputformat.compress.codec="
                + "org.apache.hadoop.io.compress.GzipCodec");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 scored, 0 refused");
    assertThat(TableRows.of(folder.resolve("table"))).hasSize(4);
  }

  @Test
  void nothingOfAPatientIsInTheTable() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    SmallArchive.write(folder.resolve("in"), 1);

    ArchiveCli run = score(release, "in");

    assertThat(run.out() + run.err()).doesNotContain("SECRET");
    assertThat(TableRows.text(folder.resolve("table"))).doesNotContain("SECRET");
  }

  @Test
  void aChangedReleaseIsNotUsed() throws Exception {
    Path release = SmallRelease.write(folder.resolve("store"));
    SmallArchive.write(folder.resolve("in"), 1);
    Files.writeString(release.resolve("MODEL_CARD.md"), "# Other\n");

    assertThat(score(release, "in").exitCode()).isEqualTo(4);
  }

  @Test
  void aMissingArchiveIsAUsageError() {
    Path release = SmallRelease.write(folder.resolve("store"));

    ArchiveCli run = score(release, "nowhere");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no such folder");
  }

  private ArchiveCli score(Path release, String in, Object... more) {
    Object[] first = {
      "score",
      "--release",
      release,
      "--in",
      folder.resolve(in),
      "--out",
      folder.resolve("table"),
      "--master",
      "local[2]"
    };
    return ArchiveCli.run(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(first), java.util.Arrays.stream(more))
            .toArray());
  }
}
