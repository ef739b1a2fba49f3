package io.mammoedge.archive.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.archive.LocalSpark;
import io.mammoedge.archive.ScoredPairs;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.archive.table.ScoredImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page says of a table. */
class ArchiveSummaryTest {
  @TempDir private Path folder;

  @Test
  void aSummaryCountsEveryRowOnce() throws Exception {
    List<ScoredImage> images = ScoredPairs.draw(0).old();

    ArchiveSummary summary = summary(images);

    assertThat(summary.all().scored()).isEqualTo(ScoredPairs.CASES);
    assertThat(summary.all().malignant())
        .isEqualTo(images.stream().filter(image -> image.decision().equals("suspicious")).count())
        .isPositive();
    assertThat(summary.all().histogram()).hasSize(20);
    assertThat(summary.all().histogram().stream().mapToLong(n -> n).sum())
        .isEqualTo(ScoredPairs.CASES);
    assertThat(summary.parts().get("manufacturer"))
        .extracting(PartSummary::value)
        .containsExactly("A", "B");
    assertThat(new SummaryPage(summary).page().toHtml())
        .contains("By year", "900 images scored", "small 1.0.0");
  }

  private ArchiveSummary summary(List<ScoredImage> images) throws IOException {
    try (SparkSession spark = LocalSpark.start()) {
      ArchiveTable table = new ArchiveTable(spark, folder.toString());
      table.add("a".repeat(64), images);
      return ArchiveSummary.of(table.only(""));
    }
  }
}
