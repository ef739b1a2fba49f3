package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements of VR UN are implicit and little endian inside, wherever they stand (PS3.5 6.2.2). */
class UnknownVrTest {
  private static final int VIEW_CODE_SEQUENCE = 0x00540220;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN})
  void aSequenceOfKnownLengthIsRead(String syntax) {
    DicomBytes image =
        mammogram().bytes(VIEW_CODE_SEQUENCE, "UN", items(view().encode(DicomBytes.IMPLICIT)));

    assertThat(view(image.write(folder.resolve("a.dcm"), syntax))).isEqualTo(View.CC);
  }

  @ParameterizedTest
  @ValueSource(strings = {DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN})
  void aSequenceOfUnknownLengthIsRead(String syntax) throws IOException {
    ByteOrder order =
        syntax.equals(DicomBytes.BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(mammogram().without(0x7FE00010).encode(syntax));
    out.writeBytes(DicomBytes.header(VIEW_CODE_SEQUENCE, "UN", -1, true, order));
    out.writeBytes(little(0xFFFEE000, -1));
    out.writeBytes(view().encode(DicomBytes.IMPLICIT));
    out.writeBytes(little(0xFFFEE00D, 0));
    out.writeBytes(little(0xFFFEE0DD, 0));
    out.writeBytes(new DicomBytes().numbers(0x7FE00010, "OW", 1, 2).encode(syntax));
    Path file = Files.write(folder.resolve("a.dcm"), DicomBytes.file(syntax, out.toByteArray()));

    assertThat(view(file)).isEqualTo(View.CC);
    assertThat(Resources.unsigned(MammogramReader.readStored(file).pixels())).containsExactly(1, 2);
  }

  @Test
  void numbersAreLittleEndian() {
    Path file =
        mammogram()
            .text(0x00185101, "CS", "CC")
            .bytes(0x00280010, "UN", new byte[] {1, 0})
            .write(folder.resolve("a.dcm"), DicomBytes.BIG_ENDIAN);

    assertThat(MammogramReader.readStored(file).rows()).isEqualTo(1);
  }

  @Test
  void textIsInTheSetOfTheDataSetAroundIt() {
    DicomBytes table =
        new DicomBytes()
            .bytes(0x00283003, "LO", new byte[] {(byte) 0xC6, (byte) 0xE4})
            .numbers(0x00283002, 2, 1, 8)
            .numbers(0x00283006, 0, 255);
    Path file =
        mammogram()
            .text(0x00080005, "CS", "ISO_IR 144")
            .text(0x00185101, "CS", "CC")
            .bytes(0x00080070, "LO", "\u00b0\u00b1".getBytes(StandardCharsets.ISO_8859_1))
            .sequence(0x00283010, table)
            .write(folder.resolve("a.dcm"), DicomBytes.EXPLICIT);

    Mammogram.Facts facts = MammogramReader.read(file, Intensity.VOI, Accept.CLINICAL).facts();

    assertThat(facts.manufacturer()).isEqualTo("\u0410\u0411");
    assertThat(facts.intensity()).isEqualTo("VOI LUT \"\u0426\u0444\" 8 bits");
  }

  private static DicomBytes mammogram() {
    return DicomBytes.mammogram().without(0x00185101).image(12, new int[][] {{1, 2}});
  }

  private static DicomBytes view() {
    return new DicomBytes().text(0x00080100, "SH", "R-10242").text(0x00080102, "SH", "SNM3");
  }

  private static byte[] items(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(little(0xFFFEE000, content.length));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] little(int tag, int length) {
    return DicomBytes.header(tag, "", length, false, ByteOrder.LITTLE_ENDIAN);
  }

  private static View view(Path file) {
    return MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL).facts().view();
  }
}
