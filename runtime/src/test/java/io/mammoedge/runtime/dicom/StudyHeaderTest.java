package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.RefusedImageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyHeaderTest {
  @TempDir private Path folder;

  private static DicomBytes source() {
    return DicomBytes.mammogram()
        .text(0x00080020, "DA", "20260131")
        .text(0x00080030, "TM", "235960.5")
        .text(0x00080050, "SH", "A-1")
        .text(0x00080090, "PN", "Arzt^Eva")
        .text(0x00081030, "LO", "Screening")
        .text(0x00100010, "PN", "Doe^Jane")
        .text(0x00100020, "LO", "007 x")
        .text(0x00100021, "LO", "Hospital")
        .text(0x00100030, "DA", "19600229")
        .text(0x00100040, "CS", "F")
        .text(0x0020000d, "UI", "1.2.3")
        .text(0x0020000e, "UI", "1.2.3.9")
        .text(0x00200010, "SH", "S1");
  }

  private StudyHeader read(DicomBytes source) {
    return MammogramReader.study(source.write(folder.resolve("a.dcm"), DicomBytes.EXPLICIT));
  }

  @Test
  void everyAttributeIsRead() {
    assertThat(read(source()))
        .isEqualTo(
            new StudyHeader(
                "Doe^Jane",
                "007 x",
                "Hospital",
                "19600229",
                "F",
                "1.2.3",
                "20260131",
                "235960.5",
                "S1",
                "A-1",
                "Arzt^Eva",
                "Screening"));
  }

  @Test
  void theInstanceSaysItsSeries() {
    Path file = source().write(folder.resolve("a.dcm"), DicomBytes.IMPLICIT);
    assertThat(MammogramReader.instance(file))
        .isEqualTo(new Instance(SopClass.MAMMOGRAM, "1.2.3.4", "1.2.3", "1.2.3.9"));
  }

  /** The name of PS3.5 H.3.1, and one in Latin-1. */
  @Test
  void namesAreDecoded() {
    String japanese =
        "Yamada^Tarou=~$B;3ED~(B^~$BB@O:~(B=~$B$d$^$@~(B^~$B$?$m$&~(B".replace('~', '\u001b');
    assertThat(read(named("\\ISO 2022 IR 87", japanese)).patientName())
        .isEqualTo("Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046");
    assertThat(read(named("ISO_IR 100", "M\u00fcller^\u00c4nne")).patientName())
        .isEqualTo("M\u00fcller^\u00c4nne");
  }

  private static DicomBytes named(String characterSet, String latin1) {
    return source()
        .text(0x00080005, "CS", characterSet)
        .bytes(0x00100010, "PN", latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatIsAbsentIsEmpty() {
    StudyHeader header =
        read(DicomBytes.mammogram().without(0x00100020).text(0x0020000d, "UI", "1.2"));
    assertThat(header)
        .isEqualTo(new StudyHeader("", "", "", "", "", "1.2", "", "", "", "", "", ""));
  }

  @Test
  void withoutAStudyThereIsNoPlaceForAResult() {
    assertThatThrownBy(() -> read(source().without(0x0020000d)))
        .isInstanceOf(RefusedImageException.class)
        .hasMessageContaining("Study Instance UID (0020,000D) is missing");
    assertThatThrownBy(() -> read(source().text(0x0020000d, "UI", "SECRET")))
        .isInstanceOf(RefusedImageException.class)
        .hasMessageContaining("no UID")
        .message()
        .doesNotContain("SECRET");
  }

  @Test
  void absurdTextIsRefused() {
    assertThatThrownBy(() -> read(source().text(0x00081030, "LO", "x".repeat(1025))))
        .isInstanceOf(RefusedImageException.class)
        .hasMessageContaining("Study Description (0008,1030) has more than 1024 characters");
  }

  @Test
  void nothingOfThePatientIsPrinted() {
    assertThat(read(source()).toString()).isEqualTo("StudyHeader[not shown]");
  }
}
