package io.mammoedge.archive.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.archive.Changed;
import io.mammoedge.archive.LocalSpark;
import io.mammoedge.archive.ScoredPairs;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.archive.table.ScoredImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.storage.BlockUpdatedInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a page says of a table. */
class ArchiveSummaryTest {
  @RegisterExtension private static final LocalSpark SPARK = new LocalSpark();

  private static final int ROWS = 2000;

  @TempDir private Path folder;

  @Test
  void aSummaryCountsEveryRowOnce() {
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
        .contains("By year", "900 images scored", "called malignant", "small 1.0.0");
  }

  @Test
  void aReleaseWithoutOperatingPointCallsNothingMalignant() {
    ArchiveSummary summary =
        summary(ScoredPairs.draw(0).old().stream().map(Changed::undecided).toList());

    assertThat(summary.all().malignant()).isNull();
    String page = new SummaryPage(summary).page().toHtml();
    assertThat(page)
        .contains("900 images scored, 0 files refused; no operating point, so no decisions")
        .contains("<th scope=\"row\">A</th><td>180</td><td>0 (0.0\u00a0%)</td><td>–</td>")
        .doesNotContain("null");
  }

  @Test
  void whatAPageHasNoRoomForIsAddedUp() {
    List<ScoredImage> images =
        IntStream.range(0, 100).mapToObj(ArchiveSummaryTest::ofOneOfFiftySites).toList();

    ArchiveSummary summary = summary(images);

    List<PartSummary> sites = summary.parts().get("site");
    assertThat(sites).hasSize(41);
    PartSummary others = sites.get(40);
    assertThat(others.value()).isEqualTo("others (10)");
    assertThat(others.scored()).isEqualTo(10);
    assertThat(others.refused()).isEqualTo(10);
    assertThat(others.malignant()).isEqualTo(5);
    assertThat(others.mean()).isCloseTo(0.5, within(1e-12));
    assertThat(others.histogram().stream().mapToLong(n -> n).sum()).isEqualTo(10);
    assertThat(sites.stream().mapToLong(site -> site.scored() + site.refused()).sum())
        .isEqualTo(100);
    assertThat(summary.refusals()).hasSize(41).contains(entry("others (10)", 10L));
    assertThat(summary.refusals().values().stream().mapToLong(n -> n).sum()).isEqualTo(50);
    assertThat(new SummaryPage(summary).page().toHtml()).contains("others (10)");
  }

  /** Each file has four hashes of 64 digits, of which a page says nothing. */
  @Test
  void whatAPageDoesNotSayTakesNoRoomWhileItIsMade() throws Exception {
    List<ScoredImage> images =
        IntStream.range(0, ROWS).mapToObj(ArchiveSummaryTest::withHashes).toList();
    KeptBytes kept = new KeptBytes();
    SPARK.session().sparkContext().addSparkListener(kept);

    ArchiveSummary summary = summary(images);

    SPARK.session().sparkContext().listenerBus().waitUntilEmpty();
    assertThat(summary.all().scored()).isEqualTo(ROWS);
    assertThat(kept.bytes.get() / ROWS).isBetween(1L, 64L);
  }

  private static ScoredImage withHashes(int i) {
    ScoredImage image = ScoredPairs.image("%064x".formatted(i), 2020, i, 0.25);
    for (String hash : List.of("image", "patient", "study")) {
      image = Changed.row(image, hash, "%064x".formatted(i));
    }
    return image;
  }

  /** What Spark puts aside, in memory and on disk. */
  private static final class KeptBytes extends SparkListener {
    private final AtomicLong bytes = new AtomicLong();

    @Override
    public void onBlockUpdated(SparkListenerBlockUpdated event) {
      BlockUpdatedInfo block = event.blockUpdatedInfo();
      if (block.blockId().isRDD()) {
        bytes.addAndGet(block.memSize() + block.diskSize());
      }
    }
  }

  /**
   * Each has an image of either decision in turns, and a file that is refused for its own reason.
   */
  private static ScoredImage ofOneOfFiftySites(int i) {
    int site = i / 2;
    ScoredImage image = ScoredPairs.image("file" + i, 2020, i, site % 2 == 0 ? 0.25 : 0.75);
    ScoredImage there = Changed.row(image, "site", "site%02d".formatted(site));
    return i % 2 == 0 ? there : Changed.refused(there, "CODE%02d".formatted(site));
  }

  private ArchiveSummary summary(List<ScoredImage> images) {
    ArchiveTable table = new ArchiveTable(SPARK.session(), folder.toString());
    table.add("a".repeat(64), images);
    return ArchiveSummary.of(table.only(""));
  }
}
