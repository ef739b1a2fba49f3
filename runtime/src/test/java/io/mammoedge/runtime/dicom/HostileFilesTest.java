package io.mammoedge.runtime.dicom;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm. The limit on time only catches endless loops. */
@Timeout(120)
class HostileFilesTest {
  private static final int SEQUENCE = 0x00081140;
  private static final int UNDEFINED = -1;

  @TempDir Path folder;

  @Test
  void missingFilesAndFoldersAreSaidToBe() {
    expect(folder.resolve("absent.dcm"), "NOT_FOUND", "no such file");
    expect(folder, "NOT_FOUND", "a folder, not a file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 128, 131, 132, 500})
  void otherFilesAreNotDicom(int length) throws IOException {
    expect(write(new byte[length]), "NOT_DICOM", "DICM");
  }

  @Test
  void aFileNeedsATransferSyntax() throws IOException {
    byte[] prefix = Arrays.copyOf(DicomBytes.file("1.2", new byte[0]), 132);
    expect(write(prefix), "MALFORMED", "Transfer Syntax UID (0002,0010) is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.2.4.201, High-Throughput JPEG 2000 Lossless",
    "1.2.840.10008.1.2.4.202, High-Throughput JPEG 2000 Lossless with RPCL",
    "1.2.840.10008.1.2.4.203, High-Throughput JPEG 2000",
    "1.2.3.4.5, an unknown transfer syntax",
  })
  void missingCodecsAreNamed(String syntax, String words) {
    Path file = DicomBytes.mammogram().image(8, new int[][] {{1}}).write(file(), syntax);
    expect(file, "CODEC_MISSING", words + " (" + syntax + ")");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sequencesAreNotFollowedWithoutEnd(boolean explicit) throws IOException {
    ByteArrayOutputStream nested = new ByteArrayOutputStream();
    for (int depth = 0; depth < 100_000; depth++) {
      nested.writeBytes(header(SEQUENCE, "SQ", UNDEFINED, explicit));
      nested.writeBytes(header(0xFFFEE000, "", UNDEFINED, false));
    }
    String syntax = explicit ? DicomBytes.EXPLICIT : DicomBytes.IMPLICIT;
    expect(write(DicomBytes.file(syntax, nested.toByteArray())), "TOO_LARGE", "nested deeper");
  }

  @Test
  void headersHaveAnEnd() throws IOException {
    ByteArrayOutputStream items = new ByteArrayOutputStream();
    items.writeBytes(header(SEQUENCE, "SQ", UNDEFINED, true));
    byte[] empty = header(0xFFFEE000, "", 0, false);
    for (int i = 0; i < 200_000; i++) {
      items.writeBytes(empty);
    }
    expect(explicit(items), "TOO_LARGE", "elements");
  }

  @Test
  void keptValuesHaveALimit() throws IOException {
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    byte[] value = new byte[1 << 18];
    for (int i = 0; i < 129; i++) {
      values.writeBytes(header(0x00110000 + i, "OB", value.length, true));
      values.writeBytes(value);
    }
    expect(explicit(values), "TOO_LARGE", "bytes");
  }

  @ParameterizedTest
  @CsvSource({"65535, 65535", "65535, 1025", "8193, 8192"})
  void forgedSizesCostNoMemory(int rows, int columns) {
    Path file =
        DicomBytes.mammogram()
            .layout(rows, columns, 16, 16)
            .bytes(0x7FE00010, "OW", new byte[2])
            .write(file(), DicomBytes.EXPLICIT);
    expect(file, "TOO_LARGE", rows + " rows of " + columns + " columns");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"})
  void fewCompressedBytesDoNotMakeALargeImage(String syntax) {
    Path file =
        DicomBytes.mammogram()
            .layout(8000, 8000, 16, 16)
            .writeEncapsulated(file(), syntax, jpegHeader(8000, 8000));
    expect(file, "TRUNCATED", "too short");
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, Integer.MAX_VALUE, UNDEFINED - 1})
  void lengthsBeyondTheFileAreNotBelieved(int length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header(0x00091001, "OB", length, true));
    out.writeBytes(new byte[10]);
    expect(explicit(out), "TRUNCATED", "(0009,1001)");
  }

  @Test
  void itemsMayNotLeaveTheirSequence() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header(SEQUENCE, "SQ", 8, true));
    out.writeBytes(header(0xFFFEE000, "", 16, false));
    out.writeBytes(new byte[16]);
    expect(explicit(out), "MALFORMED", "(0008,1140)");
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 65_000})
  void longNumbersAreNotTriedInAllWays(int digits) throws IOException {
    byte[] number = ("1".repeat(digits) + "x ").substring(0, digits + 1).getBytes(US_ASCII);
    Path file =
        DicomBytes.mammogram()
            .image(8, new int[][] {{1}})
            .bytes(0x00281052, "DS", "0 ".getBytes(US_ASCII))
            .bytes(0x00281053, "UN", Arrays.copyOf(number, digits))
            .write(file(), DicomBytes.IMPLICIT);
    expect(file, "MALFORMED", "which is not a number");
    DicomBytes.mammogram()
        .image(8, new int[][] {{1}})
        .bytes(0x00281052, "DS", "0 ".getBytes(US_ASCII))
        .bytes(0x00281053, "UN", number)
        .write(file(), DicomBytes.IMPLICIT);
    expect(file, "MALFORMED", "which is not a number");
  }

  /** Each sequence asks for the character set around it. */
  @Test
  void theCharacterSetIsReadOnce() throws IOException {
    byte[] terms = new byte[1 << 18];
    Arrays.fill(terms, (byte) '\\');
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header(0x00080005, "CS", terms.length, false));
    out.writeBytes(terms);
    for (int i = 0; i < 50_000; i++) {
      out.writeBytes(header(0x00090000 + i, "SQ", UNDEFINED, false));
      out.writeBytes(header(0xFFFEE0DD, "", 0, false));
    }
    Path file = write(DicomBytes.file(DicomBytes.IMPLICIT, out.toByteArray()));
    expect(file, "NOT_A_MAMMOGRAM", "SOP Class UID");
  }

  @Test
  void windowsWithoutEndAreNotRead() {
    String ones = "1\\".repeat(30_000) + "1";
    Path file =
        DicomBytes.mammogram()
            .text(0x00281050, "DS", ones)
            .text(0x00281051, "DS", ones)
            .write(file(), DicomBytes.EXPLICIT);
    Inspected inspected = MammogramReader.inspect(file, Intensity.VOI, Accept.CLINICAL);
    assertThat(inspected.header().windows()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void fragmentsAreNotCollectedWithoutEnd(int length) {
    byte[][] fragments = new byte[1 << 16][length];
    Path file =
        DicomBytes.mammogram()
            .layout(64, 64, 16, 16)
            .writeEncapsulated(file(), "1.2.840.10008.1.2.5", fragments);
    expect(file, "TOO_LARGE", "more than 65536 fragments");
  }

  @Test
  void attributesThatAreThereTwiceAreRefused() throws IOException {
    byte[] once = new DicomBytes().text(0x00080060, "CS", "MG").encode(DicomBytes.EXPLICIT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(once);
    out.writeBytes(once);
    expect(explicit(out), "MALFORMED", "Modality (0008,0060) is there twice");
  }

  @Test
  void aDeflateBombIsNotBlownUp() throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(9, true))) {
      for (int i = 0; i < 300; i++) {
        out.write(header(0x00110000 + i, "OB", zeros.length, true));
        out.write(zeros);
      }
    }
    expect(
        write(DicomBytes.file(DicomBytes.DEFLATED, deflated.toByteArray())),
        "TOO_LARGE",
        "are inflated");
  }

  @Test
  void damagedDeflatedDataAreRefused() throws IOException {
    byte[] junk = {(byte) 0xFF, (byte) 0xFF, 1, 2, 3};
    expect(write(DicomBytes.file(DicomBytes.DEFLATED, junk)), "MALFORMED", "deflated");
  }

  @Test
  void hostileTextDoesNotReachTheTerminal() {
    Path file =
        DicomBytes.mammogram()
            .text(0x00080060, "CS", "MG\n\u001b[31m" + "x".repeat(5000))
            .write(file(), DicomBytes.EXPLICIT);
    expect(file, "NOT_A_MAMMOGRAM", "\"MG??[31mxxx");
  }

  private static byte[] jpegHeader(int rows, int columns) {
    ByteBuffer out = ByteBuffer.allocate(200);
    out.putShort((short) 0xFFD8).putShort((short) 0xFFC3).putShort((short) 11).put((byte) 16);
    out.putShort((short) rows).putShort((short) columns).put(new byte[] {1, 1, 0x11, 0});
    out.putShort((short) 0xFFC4).putShort((short) 20).put((byte) 0).put(new byte[] {1});
    out.put(new byte[15]).put((byte) 0);
    out.putShort((short) 0xFFDA).putShort((short) 8).put(new byte[] {1, 1, 0, 1, 0, 0});
    return out.array();
  }

  private Path file() {
    return folder.resolve("hostile.dcm");
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(file(), content);
  }

  private Path explicit(ByteArrayOutputStream dataSet) throws IOException {
    return write(DicomBytes.file(DicomBytes.EXPLICIT, dataSet.toByteArray()));
  }

  private static byte[] header(int tag, String vr, int length, boolean explicit) {
    return DicomBytes.header(tag, vr, length, explicit, ByteOrder.LITTLE_ENDIAN);
  }

  private static void expect(Path file, String code, String reason) {
    Refusals.expect(file, Accept.CLINICAL, code, reason);
  }
}
