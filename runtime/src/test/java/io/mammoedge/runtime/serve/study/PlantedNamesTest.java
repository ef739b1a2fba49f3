package io.mammoedge.runtime.serve.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.DicomWriter;
import io.mammoedge.runtime.serve.spool.SpoolLimits;
import io.mammoedge.runtime.serve.spool.SpoolState;
import io.mammoedge.runtime.testing.SmallModel;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every attribute that could name a person or an examination has a word of its own; then all that
 * the node writes is searched for them: log, audit log, metrics, answers, names of files. What is
 * inside the spool may hold them, as it is what was sent.
 */
class PlantedNamesTest {
  private static final List<String> WORDS =
      List.of(
          "PLANTNAME",
          "PLANTID",
          "PLANTISSUER",
          "PLANTOTHER",
          "PLANTADDRESS",
          "PLANTREFERRER",
          "PLANTACCESSION",
          "PLANTDESCRIPTION",
          "PLANTSERIES",
          "PLANTSTUDYID",
          "PLANTHOSPITAL",
          "PLANTOPERATOR",
          "PLANTPROTOCOL",
          "PLANTCOMMENT",
          "19010203",
          "PLANTFILE",
          "PLANTVIEW");

  private static final List<String> UIDS =
      List.of("1.2.826.777001.1", "1.2.826.777001.2", "1.2.826.777001.3", "1.2.826.777001.4");

  private static final int HEIGHT = SmallModel.expected().get(0).height();

  /** The release takes 8 rows or more. */
  private static final int TINY = 2;

  @TempDir private Path folder;

  @Test
  void areFoundNowhere() throws IOException {
    List<String> written = new ArrayList<>();
    Set<String> before = temporaryFiles();
    try (SpoolSite site = SpoolSite.start(folder, SpoolLimits.USUAL, true)) {
      site.startPatiently(true);
      site.pacs().answers(() -> 400, "{\"PLANTNAME\": 1}");
      site.stores(planted("PLANTFILE-a.dcm", UIDS.get(2), HEIGHT));
      // One that is refused, and one that no PACS wants.
      site.stores(planted("PLANTFILE-b.dcm", UIDS.get(3), TINY));
      SpoolSite.until(() -> site.images(SpoolState.FAILED) == 1);
      assertThat(site.images(SpoolState.REFUSED)).isEqualTo(1);
      byHttp(site, planted("PLANTFILE-c.dcm", UIDS.get(2), HEIGHT), written);
      byHttp(site, planted("PLANTFILE-d.dcm", UIDS.get(3), TINY), written);
      written.add(site.node().get("/metrics").body());
      written.add(site.node().get("/v1/release").body());
      written.add(site.node().log());
    }
    written.add(Files.readString(folder.resolve("audit.jsonl")));
    written.addAll(spooledFiles());
    temporaryFiles().stream().filter(file -> !before.contains(file)).forEach(written::add);
    assertThat(written).allSatisfy(this::assertClean);
  }

  private void assertClean(String text) {
    assertThat(text).doesNotContain(WORDS.toArray(String[]::new));
    assertThat(text).doesNotContain(UIDS.toArray(String[]::new));
  }

  private static void byHttp(SpoolSite site, Path file, List<String> written) throws IOException {
    HttpResponse<String> answer =
        site.node().post("/v1/score", "application/dicom", Files.readAllBytes(file));
    written.add(answer.body() + answer.headers());
  }

  private List<String> spooledFiles() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("spool"))) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Names only: other programs remove their files meanwhile. */
  private static Set<String> temporaryFiles() {
    return Set.of(new File(System.getProperty("java.io.tmpdir")).list());
  }

  private Path planted(String file, String uid, int height) {
    int width = SmallModel.expected().get(0).width();
    DicomObject object =
        new DicomObject()
            .text(0x00080016, Vr.UI, DicomUid.SECONDARY_CAPTURE)
            .text(0x00080018, Vr.UI, uid)
            .text(0x00080020, Vr.DA, "19010203")
            .text(0x00080050, Vr.SH, "PLANTACCESSION")
            .text(0x00080060, Vr.CS, "MG")
            .text(0x00080064, Vr.CS, "WSD")
            .text(0x00080080, Vr.LO, "PLANTHOSPITAL")
            .text(0x00080090, Vr.PN, "PLANTREFERRER")
            .text(0x00081030, Vr.LO, "PLANTDESCRIPTION")
            .text(0x0008103e, Vr.LO, "PLANTSERIES")
            .text(0x00081070, Vr.PN, "PLANTOPERATOR")
            .text(0x00100010, Vr.PN, "PLANTNAME")
            .text(0x00100020, Vr.LO, "PLANTID")
            .text(0x00100021, Vr.LO, "PLANTISSUER")
            .text(0x00100030, Vr.DA, "19010203")
            .text(0x00101000, Vr.LO, "PLANTOTHER")
            .text(0x00101040, Vr.LO, "PLANTADDRESS")
            .text(0x00104000, Vr.LT, "PLANTCOMMENT")
            .text(0x00180015, Vr.CS, "BREAST")
            .text(0x00181030, Vr.LO, "PLANTPROTOCOL")
            .text(0x0020000d, Vr.UI, UIDS.get(0))
            .text(0x0020000e, Vr.UI, UIDS.get(1))
            .text(0x00200010, Vr.SH, "PLANTSTUDYID")
            .text(0x00200020, Vr.CS, "\\CC")
            .text(0x00200060, Vr.CS, "L")
            .shorts(0x00280002, 1)
            .text(0x00280004, Vr.CS, "MONOCHROME2")
            .shorts(0x00280010, height)
            .shorts(0x00280011, width)
            .shorts(0x00280100, 16)
            .shorts(0x00280101, 16)
            .shorts(0x00280102, 15)
            .shorts(0x00280103, 0)
            .words(0x7fe00010, SmallModel.pixels(0, height, width));
    Path place = folder.resolve(file);
    DicomWriter.write(place, object);
    assertThat(new String(read(place), StandardCharsets.ISO_8859_1)).contains("PLANTNAME");
    return place;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
