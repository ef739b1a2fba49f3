package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.serve.spool.SpoolLimits;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.sr.StructuredReport;
import io.mammoedge.runtime.testing.SmallDicom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports arrive: at once, later, or where somebody can see that they did not. */
class DeliveryTest {
  private static final String STUDY = "1.2.3.4";

  /** PS3.18 I.2.2: one object failed, for this reason. */
  private static final String FAILED =
      "{\"00081198\":{\"vr\":\"SQ\",\"Value\":[{\"00081197\":{\"vr\":\"US\",\"Value\":[%d]}}]}}";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {-1, 401, 503})
  void whatCannotBeDeliveredNowIsDeliveredLater(int status) {
    try (SpoolSite site = SpoolSite.start(folder)) {
      site.pacs().answers(() -> status, "{}");
      site.stores(image("a"));
      SpoolSite.until(() -> site.metric("mammoedge_degraded{why=\"pacs\"}") == 1);
      site.pacs().answers(() -> 200, "{}");
      site.untilTaken(1);
      site.untilSettled();
      assertThat(site.images(SpoolState.DONE)).isEqualTo(1);
      assertThat(site.metric("mammoedge_degraded{why=\"pacs\"}")).isZero();
    }
  }

  @Test
  void aPacsWithoutRoomIsAskedAgain() {
    try (SpoolSite site = SpoolSite.start(folder)) {
      site.pacs().answers(() -> 409, FAILED.formatted(0xA700));
      site.stores(image("a"));
      SpoolSite.until(() -> site.metric("mammoedge_degraded{why=\"pacs\"}") == 1);
      site.pacs().answers(() -> 200, "{}");
      site.untilTaken(1);
    }
  }

  @Test
  void aReportThatIsThereAlreadyHasArrived() {
    try (SpoolSite site = SpoolSite.start(folder)) {
      site.pacs().answers(() -> 409, FAILED.formatted(0x0111));
      site.stores(image("a"));
      SpoolSite.until(() -> site.images(SpoolState.DONE) == 1);
    }
  }

  @Test
  void whatAPacsDoesNotWantIsGivenUpUntilSomebodyMovesItBack() throws IOException {
    try (SpoolSite site = SpoolSite.start(folder)) {
      site.pacs().answers(() -> 409, FAILED.formatted(0x0122));
      site.stores(image("a"));
      SpoolSite.until(() -> site.files(SpoolState.FAILED, "study\\.failed\\.json") == 1);
      site.untilSettled();
      Path failed = only(site.spool().resolve("failed"));
      assertThat(Files.readString(failed.resolve("study.failed.json")))
          .contains("failure reason 0122H", "move this folder to 'incoming'");
      site.pacs().answers(() -> 200, "{}");
      Files.move(failed, site.spool().resolve("incoming").resolve(failed.getFileName()));
      site.untilTaken(1);
      site.untilSettled();
      assertThat(site.images(SpoolState.DONE)).isEqualTo(1);
      assertThat(site.audit("score")).hasSize(1);
    }
  }

  @Test
  void whatHadFailedIsMadeAnewWhenItComesAgain() throws IOException {
    try (SpoolSite site = SpoolSite.start(folder)) {
      site.pacs().answers(() -> 400, "{}");
      site.stores(image("a"));
      SpoolSite.until(() -> site.files(SpoolState.FAILED, "study\\.failed\\.json") == 1);
      site.untilSettled();
      site.pacs().answers(() -> 200, "{}");
      site.stores(image("a"));
      site.untilTaken(1);
      site.untilSettled();
      assertThat(site.spool().resolve("failed")).isEmptyDirectory();
    }
  }

  @Test
  void oneThatIsNotWantedDoesNotHoldUpTheOthers() {
    AtomicInteger asked = new AtomicInteger();
    IntSupplier firstOnly = () -> asked.incrementAndGet() == 1 ? 400 : 200;
    try (SpoolSite site = SpoolSite.start(folder)) {
      site.pacs().answers(firstOnly, "{}");
      site.stores(image("a"));
      site.stores(SmallDicom.write(folder.resolve("b.dcm"), 1, "R", "CC", "1.2.3.5"));
      site.untilTaken(1);
      site.untilSettled();
      assertThat(site.images(SpoolState.DONE)).isEqualTo(1);
      assertThat(site.images(SpoolState.FAILED)).isEqualTo(1);
    }
  }

  @Test
  void heatMapsComeBeforeTheReport() {
    try (SpoolSite site = SpoolSite.start(folder, SpoolLimits.USUAL, true)) {
      site.stores(image("a"));
      site.untilTaken(2);
      assertThat(site.pacs().taken())
          .extracting(file -> MammogramReader.instance(file).sopClassUid())
          .containsExactly(DicomUid.SECONDARY_CAPTURE, StructuredReport.SOP_CLASS);
    }
  }

  @Test
  void withoutAPacsReportsAreKept() {
    try (SpoolSite site = SpoolSite.withoutPacs(folder)) {
      site.stores(image("a"));
      SpoolSite.until(() -> site.files(SpoolState.DONE, "report-[0-9a-f]{16}\\.dcm") == 1);
      assertThat(site.files(SpoolState.DONE, "heatmap-.*\\.dcm")).isEqualTo(1);
      assertThat(site.files(SpoolState.DONE, ".*\\.send")).isZero();
    }
  }

  private Path image(String name) {
    return SmallDicom.write(folder.resolve(name + ".dcm"), 0, "L", "CC", STUDY);
  }

  private static Path only(Path parent) throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.findFirst().orElseThrow();
    }
  }
}
