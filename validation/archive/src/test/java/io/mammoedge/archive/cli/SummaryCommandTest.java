package io.mammoedge.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.ArchiveCli;
import io.mammoedge.archive.Changed;
import io.mammoedge.archive.LocalSpark;
import io.mammoedge.archive.ScoredPairs;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.archive.table.ScoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table as a page, from the command line. */
class SummaryCommandTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir private static Path folder;

  @BeforeAll
  static void score() throws IOException {
    List<ScoredImage> images =
        ScoredPairs.draw(0).old().stream()
            .map(
                image ->
                    image.manufacturer().equals("A")
                        ? Changed.row(image, "manufacturer", HOSTILE)
                        : image)
            .toList();
    ScoredImage refused = Changed.refused(images.get(0), "NOT_DICOM");
    try (SparkSession spark = LocalSpark.start()) {
      ArchiveTable one = new ArchiveTable(spark, folder.resolve("one").toString());
      one.add("a".repeat(64), images);
      one.add("a".repeat(64), List.of(Changed.row(refused, "file", "broken")));
      ArchiveTable two = new ArchiveTable(spark, folder.resolve("two").toString());
      two.add("a".repeat(64), images.subList(0, 10));
      two.add("b".repeat(64), images.subList(0, 20).stream().map(Changed::undecided).toList());
    }
  }

  @Test
  void aPageIsWrittenAndNothingOfAHeaderIsMarkup() throws IOException {
    ArchiveCli run = summary("one");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualToIgnoringNewLines(page("one").toString());
    assertThat(Files.readString(page("one")))
        .contains(
            "An archive scored by small 1.0.0",
            "900 images scored, 1 files refused, ",
            "<th scope=\"row\">&lt;script&gt;alert(1)&lt;/script&gt;</th><td>180</td>",
            "<th scope=\"row\">NOT_DICOM</th><td>1</td>",
            "<svg")
        .doesNotContain("<script", "null", "NaN");
  }

  @Test
  void ofSeveralReleasesOneIsNamed() throws IOException {
    ArchiveCli run = summary("two", "--digest", "b");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(page("two")))
        .contains("20 images scored, 0 files refused; no operating point, so no decisions")
        .doesNotContain("null");
    assertThat(summary("two").exitCode()).isEqualTo(2);
  }

  @Test
  void aTableThatIsNotThereIsSaidSo() {
    ArchiveCli run = summary("nowhere");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere: there is no table of scores").hasLineCount(1);
    assertThat(page("nowhere")).doesNotExist();
  }

  private static Path page(String table) {
    return folder.resolve(table + ".html");
  }

  private static ArchiveCli summary(String table, Object... more) {
    Object[] first = {
      "summary",
      folder.resolve(table),
      "--report",
      page(table),
      "--master",
      "local[2]",
      "--conf",
      "spark.sql.shuffle.partitions=2"
    };
    return ArchiveCli.run(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(first), java.util.Arrays.stream(more))
            .toArray());
  }
}
