package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mammoedge.runtime.dicom.file.DicomFile;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are odd rather than harmful, and things that are no plain files. */
@Timeout(60)
class OddFilesTest {
  private static final String RLE = "1.2.840.10008.1.2.5";

  @TempDir Path folder;

  /** PS3.10 7.1 leaves the preamble to other programs: MZ, ELF, TIFF, a shell script. */
  @ParameterizedTest
  @ValueSource(strings = {"4D5A9000", "7F454C46", "49492A00", "23212F62"})
  void thePreambleIsNeitherReadNorRunNorPassedOn(String magic) throws IOException {
    Path file = mammogram().write(file(), DicomBytes.EXPLICIT);
    byte[] content = Files.readAllBytes(file);
    ByteBuffer.wrap(content).putInt(Integer.parseUnsignedInt(magic, 16));
    Files.write(file, content);

    assertThat(stored(file)).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "1F8B0800, packed with gzip: unpack it first",
    "0800050043532000, without the Part 10 header: convert it",
    "02000000554C0400, without the Part 10 header: convert it",
  })
  void filesThatCanBeMadeDicomSaySo(String start, String hint) throws IOException {
    expect(Files.write(file(), HexFormat.of().parseHex(start)), "NOT_DICOM", hint);
  }

  @Test
  void linksAreFollowed() throws IOException {
    Path link = folder.resolve("link.dcm");
    Files.createSymbolicLink(link, mammogram().write(file(), DicomBytes.EXPLICIT));
    assertThat(stored(link)).containsExactly(1, 2);

    Files.delete(file());
    expect(link, "NOT_FOUND", "no such file");
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe.dcm");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(mkfifo.waitFor() == 0, "no pipes here");
    expect(pipe, "UNREADABLE", "a pipe or a device, not a file");
  }

  @Test
  void whatIsAppendedDoesNotMatter() throws IOException {
    Path file = mammogram().write(file(), DicomBytes.EXPLICIT);
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length + 1000));

    assertThat(stored(file)).containsExactly(1, 2);
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsTruncated() throws IOException {
    int[] row = new int[60_000];
    Path file =
        DicomBytes.mammogram().image(16, new int[][] {row, row}).write(file(), DicomBytes.EXPLICIT);

    assertThatThrownBy(() -> Opened.with(file, opened -> readShortened(opened, file)))
        .hasMessageContaining("the file ends before its content does");
  }

  private static short[] readShortened(DicomFile opened, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(100_000);
    }
    return StoredPixels.read(opened, ImagePixel.of(opened.header()));
  }

  @Test
  void oddLengthsAreReadAsTheyAre() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header(0x00080070, "LO", 3));
    out.writeBytes("ODD".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(mammogram().without(0x00080070).encode(DicomBytes.EXPLICIT));
    Path file = write(out);

    assertThat(MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL).facts().manufacturer())
        .isEqualTo("ODD");
  }

  /** Future VRs have a length of 32 bits (PS3.5 6.2). */
  @Test
  void aVrThatDoesNotExistYetIsPassedOver() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {9, 0, 1, 0, 'Z', 'Z', 0, 0, 2, 0, 0, 0, 1, 2});
    out.writeBytes(mammogram().encode(DicomBytes.EXPLICIT));

    assertThat(stored(write(out))).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"??", "\0\0", "cs", "  "})
  void whatCannotBeAVrIsRefused(String vr) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header(0x00080060, vr, 2));
    out.writeBytes("MG".getBytes(StandardCharsets.US_ASCII));
    expect(write(out), "MALFORMED", "Modality (0008,0060)");
  }

  @Test
  void anItemAlmostWithoutEndIsNotBelieved() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header(0x00081140, "SQ", -1));
    out.writeBytes(DicomBytes.header(0xFFFEE000, "", 0xFFFFFFFE, false, ByteOrder.LITTLE_ENDIAN));
    expect(write(out), "TRUNCATED", "an item of (0008,1140) has 4294967294 bytes");
  }

  @Test
  void aFragmentAlmostWithoutEndIsNotBelieved() throws IOException {
    Path file = mammogram().without(0x7FE00010).writeEncapsulated(file(), RLE, new byte[64]);
    byte[] content = Files.readAllBytes(file);
    ByteBuffer.wrap(content)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(content.length - 8 - 64 - 4, 0xFFFFFFFE);
    Files.write(file, content);
    expect(file, "TRUNCATED", "a fragment of Pixel Data (7FE0,0010) has 4294967294 bytes");
  }

  @ParameterizedTest
  @CsvSource({"2147483647, MULTI_FRAME", "0, MULTI_FRAME", "-1, MULTI_FRAME", "1e400, MALFORMED"})
  void forgedNumbersOfFramesAreRefused(String frames, String code) {
    DicomBytes image = mammogram().text(0x00280008, "IS", frames);
    expect(image.write(file(), DicomBytes.EXPLICIT), code, "Number of Frames (0028,0008)");
  }

  /** 64 million pixels in a few bytes: nothing is allocated before the promise can be true. */
  @Test
  void aSmallDeflatedFileCannotHoldALargeImage() throws IOException {
    DicomBytes image = DicomBytes.mammogram().layout(8192, 8192, 16, 16);
    byte[] header = image.encode(DicomBytes.EXPLICIT);
    ByteBuffer all = ByteBuffer.allocate(header.length + 12);
    all.put(header).put(header(0x7FE00010, "OW", 1 << 27));
    byte[] content = DicomBytes.file(DicomBytes.DEFLATED, DicomBytes.deflate(all.array()));
    Path file = Files.write(file(), content);
    expect(file, Refusal.TOO_LARGE.name(), "Pixel Data (7FE0,0010) has 134217728 bytes");
  }

  private static DicomBytes mammogram() {
    return DicomBytes.mammogram().image(12, new int[][] {{1, 2}});
  }

  private Path file() {
    return folder.resolve("odd.dcm");
  }

  private Path write(ByteArrayOutputStream dataSet) throws IOException {
    return Files.write(file(), DicomBytes.file(DicomBytes.EXPLICIT, dataSet.toByteArray()));
  }

  private static byte[] header(int tag, String vr, int length) {
    return DicomBytes.header(tag, vr, length, true, ByteOrder.LITTLE_ENDIAN);
  }

  private static int[] stored(Path file) {
    return Resources.unsigned(MammogramReader.readStored(file).pixels());
  }

  private static void expect(Path file, String code, String reason) {
    Refusals.expect(file, Accept.CLINICAL, code, reason);
  }
}
