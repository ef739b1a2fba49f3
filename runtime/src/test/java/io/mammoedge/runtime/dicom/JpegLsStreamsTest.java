package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mammoedge.runtime.RefusedImageException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong JPEG-LS streams. The limit on time only catches endless loops. */
@Timeout(300)
class JpegLsStreamsTest {
  private static final String LOSSLESS = "1.2.840.10008.1.2.4.80";
  private static final String NEAR_LOSSLESS = "1.2.840.10008.1.2.4.81";
  private static final List<String> ALLOWED =
      List.of("", "TRUNCATED", "MALFORMED", "COLOUR", "UNSUPPORTED_PIXELS");

  private static final int ROWS = 21;
  private static final int COLUMNS = 19;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jls-80-12", "jls-80-16", "jls-80-restarts-12", "jls-81-near3-14"})
  void aStreamMayNotEndAnywhereBeforeItsEnd(String name) {
    byte[] stream = Resources.stream(name);
    int end = lastIndexOf(stream, 0xD9) + 1;
    for (int length = 0; length < end; length++) {
      expect("TRUNCATED", "the JPEG stream ends", Arrays.copyOf(stream, length));
    }
    assertThat(outcome(Arrays.copyOf(stream, end))).isEmpty();
  }

  @Test
  void flippedBitsAreReadOrRefused() {
    Random random = new Random(87);
    for (String name : new String[] {"jls-80-16", "jls-80-restarts-12", "jls-81-near2-12"}) {
      byte[] original = Resources.stream(name);
      for (int round = 0; round < 500; round++) {
        byte[] flipped = original.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        assertThat(outcome(flipped)).isIn(ALLOWED);
      }
    }
  }

  @Test
  void dataThatAreLeftOverAreNoticed() {
    byte[] stream = Resources.stream("jls-80-12");
    int end = lastIndexOf(stream, 0xD9) - 1;
    byte[] longer = ByteBuffer.allocate(stream.length + 9).put(stream, 0, end).array();
    longer[longer.length - 2] = (byte) 0xFF;
    longer[longer.length - 1] = (byte) 0xD9;

    expect("MALFORMED", "has more data than pixels", longer);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 17, MALFORMED, has 17 bits per sample",
    "4, 1, MALFORMED, has 1 bits per sample",
    "6, 22, MALFORMED, 'has 22 rows of 19 columns, the header says 21 of 19'",
    "8, 20, MALFORMED, 'has 21 rows of 20 columns, the header says 21 of 19'",
    "9, 3, COLOUR, has 3 components: only grey images are read",
  })
  void theFrameMustBeTheHeaders(int offset, int value, String code, String reason) {
    expect(code, reason, patched("jls-80-12", 0xF7, offset, value));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 2, MALFORMED, has a scan of 2 components",
    "6, 1, UNSUPPORTED_PIXELS, mapping table",
    "9, 1, UNSUPPORTED_PIXELS, point transform",
    "7, 200, MALFORMED, 'has samples up to 255 with the error 200'",
  })
  void theScanMustBeOfAKnownKind(int offset, int value, String code, String reason) {
    expect(code, reason, patched("jls-80-8", 0xDA, offset, value));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 255, has samples up to",
    "7, 255, impossible parameters",
    "10, 1, impossible parameters",
    "13, 255, impossible parameters",
  })
  void parametersMustBePossible(int offset, int value, String reason) {
    expect("MALFORMED", reason, patched("jls-80-thresholds-14", 0xF8, offset, value));
  }

  @Test
  void aLosslessTransferSyntaxMeansLosslessPixels() {
    Path file = write(LOSSLESS, ROWS, COLUMNS, Resources.stream("jls-81-near2-12"));

    Refusals.expect(file, Accept.CLINICAL, "MALFORMED", "is not lossless");
  }

  @Test
  void samplesMustFitTheAllocatedBits() {
    Path file =
        DicomBytes.mammogram()
            .layout(ROWS, COLUMNS, 8, 8)
            .writeEncapsulated(
                folder.resolve("image.dcm"), LOSSLESS, Resources.stream("jls-80-12"));

    Refusals.expect(file, Accept.CLINICAL, "MALFORMED", "has 12 bits, allocated are 8");
  }

  @Test
  void aLostRestartMarkerIsNoticed() {
    expect("MALFORMED", "lacks a restart marker", patched("jls-80-restarts-12", 0xD1, 1, 0xD2));
  }

  @Test
  void otherKindsOfJpegAreNamed() {
    expect("MALFORMED", "its frame marker is FFC3", patched("jls-80-12", 0xF7, 1, 0xC3));
  }

  @Test
  void fewBytesDoNotMakeALargeImage() {
    byte[] stream = patched("jls-80-16", 0xF7, 5, 0);
    int frame = indexOf(stream, 0xF7) - 1;
    ByteBuffer.wrap(stream).putShort(frame + 5, (short) 60000).putShort(frame + 7, (short) 1000);
    Path file = write(NEAR_LOSSLESS, 60000, 1000, stream);

    Refusals.expect(file, Accept.CLINICAL, "TRUNCATED", "too short for the image");
  }

  /** A reference stream with another byte, so far from the first marker of that kind. */
  private static byte[] patched(String name, int marker, int offset, int value) {
    byte[] stream = Resources.stream(name);
    stream[indexOf(stream, marker) - 1 + offset] = (byte) value;
    return stream;
  }

  private static int indexOf(byte[] stream, int marker) {
    for (int i = 1; i < stream.length; i++) {
      if ((stream[i - 1] & 0xFF) == 0xFF && (stream[i] & 0xFF) == marker) {
        return i;
      }
    }
    throw new IllegalArgumentException("no marker " + marker);
  }

  private static int lastIndexOf(byte[] stream, int value) {
    int i = stream.length - 1;
    while ((stream[i] & 0xFF) != value) {
      i--;
    }
    return i;
  }

  private Path write(String syntax, int rows, int columns, byte[] stream) {
    return DicomBytes.mammogram()
        .layout(rows, columns, 16, 12)
        .writeEncapsulated(folder.resolve("image.dcm"), syntax, stream);
  }

  private void expect(String code, String reason, byte[] stream) {
    Path file = write(NEAR_LOSSLESS, ROWS, COLUMNS, stream);
    Refusals.expect(file, Accept.CLINICAL, code, reason);
  }

  /** The code of the refusal, or "" where there is none. */
  private String outcome(byte[] stream) {
    Path file = write(NEAR_LOSSLESS, ROWS, COLUMNS, stream);
    RefusedImageException refusal =
        catchThrowableOfType(RefusedImageException.class, () -> MammogramReader.readStored(file));
    return refusal == null ? "" : refusal.code();
  }
}
