package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.dicom.DicomObject.Vr;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomWriterTest {
  /** What make_writer_reference.py, beside the reference, puts into its data set. */
  private static DicomObject reference() {
    DicomObject code =
        new DicomObject()
            .text(0x00080100, Vr.SH, "76752008")
            .text(0x00080102, Vr.SH, "SCT")
            .text(0x00080104, Vr.LO, "Breast");
    DicomObject outer =
        new DicomObject()
            .sequence(0x00082218, code, new DicomObject())
            .text(0x00080104, Vr.LO, "odd");
    return minimal()
        .words(0x7fe00010, new short[] {1, -1, 0x102})
        .text(0x00080005, Vr.CS, "ISO_IR 192")
        .text(0x00100010, Vr.PN, "Müller^Ünal")
        .text(0x00100030, Vr.DA, "")
        .text(0x0008103e, Vr.LO, "odd")
        .sequence(0x0040a043, outer)
        .sequence(0x00400555)
        .text(0x0040a160, Vr.UT, "x".repeat(301))
        .text(0x00181164, Vr.DS, "0.07\\0.07")
        .signedShort(0x00281041, (short) -1)
        .shorts(0x00280010, 3)
        .shorts(0x00280011, 65535)
        .floats(0x00089459, 1.5f, -0.25f)
        .bytes(0x00420011, new byte[] {1, 2, 3});
  }

  private static DicomObject minimal() {
    return new DicomObject()
        .text(0x00080016, Vr.UI, DicomUid.SECONDARY_CAPTURE)
        .text(0x00080018, Vr.UI, "2.25.123");
  }

  @Test
  void writesTheSameBytesAsPydicom() throws IOException {
    try (InputStream expected = getClass().getResourceAsStream("writer-reference.dcm")) {
      assertThat(DicomWriter.encode(reference())).isEqualTo(expected.readAllBytes());
    }
  }

  @Test
  void writesAFileIntoANewFolderAndLeavesNothingElse(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a/b/image.dcm");
    DicomWriter.write(file, minimal());
    assertThat(file).hasBinaryContent(DicomWriter.encode(minimal()));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void needsToKnowWhatItWrites() {
    assertThatThrownBy(() -> DicomWriter.encode(new DicomObject()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SOP Class UID is missing");
  }

  @Test
  void refusesTextThatItsReadersWouldMisread() {
    DicomObject object = minimal().text(0x00100010, Vr.PN, "Müller");
    assertThatThrownBy(() -> DicomWriter.encode(object)).hasMessageContaining("ISO_IR 192");
  }

  @Test
  void refusesAValueThatIsTooLong() {
    DicomObject object = minimal().text(0x00204000, Vr.LT, "x".repeat(65536));
    assertThatThrownBy(() -> DicomWriter.encode(object)).hasMessageContaining("too long for VR LT");
  }

  @Test
  void refusesMalformedUidsAndNumbers() {
    assertThatThrownBy(() -> minimal().text(0x0020000d, Vr.UI, "1.2.x"))
        .hasMessageContaining("not a UID");
    assertThatThrownBy(() -> minimal().shorts(0x00280010, 65536))
        .hasMessageContaining("does not fit VR US");
  }
}
