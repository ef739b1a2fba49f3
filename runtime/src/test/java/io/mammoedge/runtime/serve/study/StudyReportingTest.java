package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.MammogramReader;
import io.mammoedge.runtime.serve.spool.SpoolName;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.sr.StructuredReport;
import io.mammoedge.runtime.testing.SmallDicom;
import io.mammoedge.runtime.testing.SmallModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a PACS sends comes back as one report a study. */
class StudyReportingTest {
  private static final String STUDY = "1.2.3.4";
  private static final String OTHER = "1.2.3.5";

  @TempDir private Path folder;
  private SpoolSite site;

  @BeforeEach
  void start() {
    site = SpoolSite.start(folder);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void oneReportComesBackForEachStudy() throws IOException {
    site.startPatiently(false);
    site.stores(view("lcc", 0, "L", "CC", STUDY));
    site.stores(view("lmlo", 1, "L", "MLO", STUDY));
    site.stores(view("rcc", 2, "R", "CC", OTHER));
    site.untilTaken(2);
    site.untilSettled();
    assertThat(site.pacs().taken())
        .extracting(file -> MammogramReader.instance(file).sopClassUid())
        .containsOnly(StructuredReport.SOP_CLASS);
    assertThat(text(report(STUDY))).contains(uid("lcc"), uid("lmlo")).doesNotContain(uid("rcc"));
    assertThat(text(report(OTHER))).contains(uid("rcc")).doesNotContain(uid("lcc"));
    assertThat(site.pacs().authorization()).isEqualTo("Bearer a secret of some length");
    assertThat(site.images(SpoolState.DONE)).isEqualTo(3);
    assertThat(site.audit("received")).hasSize(3);
    assertThat(site.audit("score")).hasSize(3);
    assertThat(site.audit("reported")).hasSize(3);
  }

  @Test
  void aViewThatComesLaterMakesAReportOfAllThatReplacesTheFirst() throws IOException {
    site.stores(view("lcc", 0, "L", "CC", STUDY));
    site.untilTaken(1);
    site.untilSettled();
    String first = MammogramReader.instance(site.pacs().taken().get(0)).sopInstanceUid();
    site.stores(view("lmlo", 1, "L", "MLO", STUDY));
    site.untilTaken(2);
    site.untilSettled();
    Path second = site.pacs().taken().get(1);
    assertThat(MammogramReader.instance(second).sopInstanceUid()).isNotEqualTo(first);
    assertThat(text(second)).contains(uid("lcc"), uid("lmlo"), first);
    // The first view was not scored again.
    assertThat(site.audit("score")).hasSize(2);
  }

  @Test
  void anImageThatComesAgainIsAcknowledgedAndNotReportedAgain() {
    Path image = view("lcc", 0, "L", "CC", STUDY);
    site.stores(image);
    site.stores(image);
    site.untilTaken(1);
    site.untilSettled();
    site.stores(image);
    site.stores(view("rcc", 1, "R", "CC", OTHER));
    site.untilTaken(2);
    site.untilSettled();
    assertThat(site.pacs().taken()).hasSize(2);
    assertThat(site.audit("score")).hasSize(2);
    assertThat(site.metric("mammoedge_spool_received_total{outcome=\"known\"}")).isEqualTo(2);
  }

  @Test
  void anImageWithoutAProbabilityIsNamedInTheReportOfTheOthers() throws IOException {
    site.startPatiently(false);
    site.stores(view("lcc", 0, "L", "CC", STUDY));
    site.stores(
        SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, SmallModel.pixels(1, 7, 9), STUDY));
    site.untilTaken(1);
    site.untilSettled();
    assertThat(site.images(SpoolState.DONE)).isEqualTo(1);
    assertThat(site.images(SpoolState.REFUSED)).isEqualTo(1);
    assertThat(text(report(STUDY))).contains("WRONG_SIZE").doesNotContain(uid("tiny"));
  }

  @Test
  void whereNoImageHasAProbabilityThereIsNothingToReport() {
    site.stores(
        SmallDicom.write(folder.resolve("tiny.dcm"), 7, 9, SmallModel.pixels(1, 7, 9), STUDY));
    SpoolSite.until(() -> site.images(SpoolState.REFUSED) == 1);
    site.untilSettled();
    // What comes after it is reported, so all that this one gives has been done.
    site.stores(view("lcc", 0, "L", "CC", OTHER));
    site.untilTaken(1);
    assertThat(site.pacs().taken()).hasSize(1);
    assertThat(site.node().log()).doesNotContain("\"event\":\"error\"");
  }

  @Test
  void imagesOfTwoPatientsInOneStudyAreReportedForNeither() {
    site.startPatiently(false);
    site.stores(SmallDicom.write(folder.resolve("a.dcm"), 0, "L", "CC", STUDY, "ANNA"));
    site.stores(SmallDicom.write(folder.resolve("b.dcm"), 1, "R", "CC", STUDY, "BERTA"));
    SpoolSite.until(() -> site.images(SpoolState.FAILED) == 2);
    site.untilSettled();
    assertThat(site.pacs().taken()).isEmpty();
    SpoolSite.until(
        () -> site.node().log().contains("the images of the study are of several patients"));
    assertThat(site.node().log()).doesNotContain("ANNA", "BERTA");
  }

  @Test
  void anImageOfAnotherPatientThatComesLaterIsNotReportedWithTheFirst() throws IOException {
    site.stores(SmallDicom.write(folder.resolve("a.dcm"), 0, "L", "CC", STUDY, "ANNA"));
    site.untilTaken(1);
    site.untilSettled();
    site.stores(SmallDicom.write(folder.resolve("b.dcm"), 1, "R", "CC", STUDY, "BERTA"));
    SpoolSite.until(() -> site.images(SpoolState.FAILED) == 1);
    site.untilSettled();
    assertThat(site.pacs().taken()).hasSize(1);
    assertThat(text(site.pacs().taken().get(0))).contains("ANNA").doesNotContain("BERTA");
  }

  @Test
  void aReportIsNamedByTheNextOneWhenItIsGoneItself() throws IOException {
    site.stores(view("lcc", 0, "L", "CC", STUDY));
    site.untilTaken(1);
    site.untilSettled();
    String first = MammogramReader.instance(site.pacs().taken().get(0)).sopInstanceUid();
    deleteFromDone(".*\\.dcm");
    site.stores(view("lmlo", 1, "L", "MLO", STUDY));
    site.untilTaken(2);
    assertThat(text(site.pacs().taken().get(1))).contains(first, uid("lcc"), uid("lmlo"));
  }

  @Test
  void anImageThatIsScoredAgainIsInTheReportOnce() throws IOException {
    site.stores(view("lcc", 0, "L", "CC", STUDY));
    site.untilTaken(1);
    site.untilSettled();
    Path done = only(site.spool().resolve("done"));
    Path incoming = site.spool().resolve("incoming").resolve(done.getFileName());
    Files.createDirectory(incoming);
    Path image = only(done, "[0-9a-f]{32}\\.dcm");
    Files.move(image, incoming.resolve(image.getFileName()));
    site.untilTaken(2);
    site.untilSettled();
    assertThat(site.images(SpoolState.FAILED)).isZero();
    assertThat(site.pacs().taken())
        .extracting(file -> MammogramReader.instance(file).sopInstanceUid())
        .containsOnly(MammogramReader.instance(site.pacs().taken().get(0)).sopInstanceUid());
  }

  @Test
  void aFolderThatACrashLeftEmptyHoldsNothingUp() throws IOException {
    Path image = view("lcc", 0, "L", "CC", STUDY);
    String study = SpoolName.of(MammogramReader.instance(image)).orElseThrow().study();
    Files.createDirectory(site.spool().resolve("working").resolve(study));
    site.stores(image);
    site.untilTaken(1);
    site.untilSettled();
  }

  @Test
  void whatCannotBeFiledIsNotTaken() throws IOException {
    Path nameless = SmallDicom.write(folder.resolve("nameless.dcm"), 0);
    assertThat(site.sends(nameless)).isEqualTo(0xC000);
    assertThat(site.files(SpoolState.INCOMING, ".*\\.dcm")).isZero();
    assertThat(site.spool().resolve("desk")).isEmptyDirectory();
  }

  @Test
  void aNodeThatWasStoppedGoesOnWhereItWas() {
    site.pacs().answers(() -> 503, "{}");
    site.stores(view("lcc", 0, "L", "CC", STUDY));
    SpoolSite.until(() -> site.files(SpoolState.WORKING, "report-.*\\.send") == 1);
    site.startAgain();
    site.pacs().answers(() -> 200, "{}");
    site.untilTaken(1);
    site.untilSettled();
    assertThat(site.audit("score")).hasSize(1);
    assertThat(site.audit("reported")).hasSize(1);
  }

  private Path view(String name, int k, String side, String view, String study) {
    return SmallDicom.write(folder.resolve(name + ".dcm"), k, side, view, study);
  }

  private static String uid(String name) {
    return DicomUid.of("small " + name + ".dcm");
  }

  private Path report(String study) {
    return site.pacs().taken().stream()
        .filter(file -> MammogramReader.instance(file).studyInstanceUid().equals(study))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private void deleteFromDone(String name) throws IOException {
    Path done = only(site.spool().resolve("done"));
    try (Stream<Path> files = Files.list(done)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().matches(name)) {
          Files.delete(file);
        }
      }
    }
  }

  private static Path only(Path parent) throws IOException {
    return only(parent, ".*");
  }

  private static Path only(Path parent, String name) throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(file -> file.getFileName().toString().matches(name))
          .findFirst()
          .orElseThrow();
    }
  }
}
