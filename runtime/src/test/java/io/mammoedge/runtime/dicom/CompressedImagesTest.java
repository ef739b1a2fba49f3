package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reference files do not have: restart markers, point transforms, damaged streams. */
class CompressedImagesTest {
  static final String JPEG_LOSSLESS = "1.2.840.10008.1.2.4.57";
  private static final String RLE = "1.2.840.10008.1.2.5";
  private static final int COLUMNS = 23;
  private static final int ROWS = 17;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "16, 1, 0, 0",
    "16, 1, 0, 23",
    "16, 4, 0, 46",
    "12, 7, 0, 10",
    "12, 2, 0, 1",
    "14, 5, 0, 100",
    "13, 6, 2, 23",
    "16, 3, 3, 30",
    "2, 4, 0, 5",
    "16, 4, 15, 0"
  })
  void losslessJpegIsDecodedBitExactly(
      int bits, int predictor, int pointTransform, int restartInterval) {
    int[] samples = new Random(bits).ints(ROWS * COLUMNS, 0, 1 << bits).toArray();
    byte[] stream =
        new JpegLosslessWriter(samples, COLUMNS, bits, predictor, pointTransform, restartInterval)
            .encode();

    int[] kept = Arrays.stream(samples).map(s -> s >> pointTransform << pointTransform).toArray();
    assertThat(decoded(bits, stream)).isEqualTo(kept);
  }

  @Test
  void aFrameMayLieInManyFragments() {
    int[] samples = new Random(1).ints(ROWS * COLUMNS, 0, 4096).toArray();
    byte[] stream = new JpegLosslessWriter(samples, COLUMNS, 12, 1, 0, 0).encode();
    byte[][] fragments = new byte[(stream.length + 99) / 100][];
    for (int i = 0; i < fragments.length; i++) {
      fragments[i] = Arrays.copyOfRange(stream, 100 * i, Math.min(stream.length, 100 * i + 100));
    }

    assertThat(decoded(12, fragments)).isEqualTo(samples);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 200})
  void aStreamWithoutItsEndIsTruncated(int missing) {
    int[] samples = new Random(2).ints(ROWS * COLUMNS, 0, 4096).toArray();
    byte[] stream = new JpegLosslessWriter(samples, COLUMNS, 12, 1, 0, 0).encode();
    byte[] withoutEndMarker = Arrays.copyOf(stream, stream.length - 2 - missing);

    expect(JPEG_LOSSLESS, "TRUNCATED", "the JPEG stream ends before the image", withoutEndMarker);
  }

  @Test
  void aLostRestartMarkerIsNoticed() {
    int[] samples = new Random(3).ints(ROWS * COLUMNS, 0, 4096).toArray();
    byte[] stream = new JpegLosslessWriter(samples, COLUMNS, 12, 1, 0, COLUMNS).encode();
    for (int i = 0; i + 1 < stream.length; i++) {
      if ((stream[i] & 0xFF) == 0xFF && (stream[i + 1] & 0xFF) == 0xD3) {
        stream[i + 1] = (byte) 0xD4;
      }
    }

    expect(JPEG_LOSSLESS, "MALFORMED", "restart marker", stream);
  }

  @Test
  void theStreamsSizeMustBeTheHeaders() {
    byte[] stream = new JpegLosslessWriter(new int[50], 10, 12, 1, 0, 0).encode();
    expect(
        JPEG_LOSSLESS, "MALFORMED", "has 5 rows of 10 columns, the header says 17 of 23", stream);
  }

  @Test
  void otherKindsOfJpegAreNamed() {
    byte[] stream = new JpegLosslessWriter(new int[ROWS * COLUMNS], COLUMNS, 8, 1, 0, 0).encode();
    stream[2 + 2 + 19 + 17 + 1] = (byte) 0xC0;
    expect(JPEG_LOSSLESS, "MALFORMED", "its frame marker is FFC0", stream);
  }

  @Test
  void runLengthSegmentsMustFillTheImage() {
    byte[] stream = new byte[64 + 6];
    stream[0] = 2;
    stream[4] = 64;
    stream[8] = 67;
    stream[64] = -127;
    stream[67] = -127;

    expect(RLE, "TRUNCATED", "an RLE segment ends after 128 of 391 pixels", stream);
  }

  @Test
  void runLengthSegmentsEndWithTheImage() {
    byte[] stream = new byte[64 + 4 * 2 + 6];
    stream[0] = 1;
    stream[4] = 64;
    Arrays.fill(stream, 64, stream.length, (byte) -127);
    stream[70] = -6;

    Path file = file(8, RLE, Arrays.copyOf(stream, 72));
    assertThat(MammogramReader.readStored(file).pixels()).hasSize(ROWS * COLUMNS);
    Refusals.expect(file(8, RLE, stream), Accept.CLINICAL, "MALFORMED", "6 bytes are left");
    stream[70] = -7;
    Refusals.expect(file(8, RLE, stream), Accept.CLINICAL, "MALFORMED", "beyond the last pixel");
  }

  @Test
  void codesThatAreLeftOverAreNoticed() {
    byte[] stream = new JpegLosslessWriter(noise(12), COLUMNS, 12, 1, 0, 0).encode();

    expect(JPEG_LOSSLESS, "MALFORMED", "9 bytes are left", inserted(stream, stream.length - 2, 9));
  }

  @Test
  void codesThatAreLeftOverBeforeARestartAreNoticed() {
    byte[] stream = new JpegLosslessWriter(noise(12), COLUMNS, 12, 1, 0, COLUMNS).encode();
    int restart = 0;
    while ((stream[restart] & 0xFF) != 0xFF || (stream[restart + 1] & 0xFF) != 0xD1) {
      restart++;
    }

    expect(JPEG_LOSSLESS, "MALFORMED", "3 bytes are left", inserted(stream, restart, 3));
  }

  @Test
  void samplesOfMoreBitsThanTheFrameAreNoticed() {
    byte[] stream = new JpegLosslessWriter(noise(13), COLUMNS, 12, 1, 0, 0).encode();

    expect(JPEG_LOSSLESS, "MALFORMED", "samples of more than 12 bits", stream);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theEndMarkerMayBeMissing(int padding) {
    int[] samples = noise(12);
    byte[] stream = new JpegLosslessWriter(samples, COLUMNS, 12, 1, 0, 0).encode();
    byte[] withoutEndMarker = Arrays.copyOf(stream, stream.length - 2);

    assertThat(decoded(12, Arrays.copyOf(withoutEndMarker, withoutEndMarker.length + padding)))
        .isEqualTo(samples);
  }

  @Test
  void fillBytesMayPrecedeTheEndMarker() {
    int[] samples = noise(12);
    byte[] stream = new JpegLosslessWriter(samples, COLUMNS, 12, 1, 0, 0).encode();
    byte[] filled = inserted(stream, stream.length - 2, 5);
    Arrays.fill(filled, stream.length - 2, stream.length + 3, (byte) 0xFF);

    assertThat(decoded(12, filled)).isEqualTo(samples);
  }

  /** A table takes memory: a stream of nothing but tables must not take much. */
  @Test
  void onlyTheTableOfTheScanIsBuilt() {
    int[] samples = noise(12);
    byte[] stream = new JpegLosslessWriter(samples, COLUMNS, 12, 1, 0, 0).encode();
    byte[] tables = inserted(stream, 2, 2 + 2 + 17 + 3);
    byte[] impossible = {(byte) 0xFF, (byte) 0xC4, 0, 22, 1, 3};
    System.arraycopy(impossible, 0, tables, 2, impossible.length);

    assertThat(decoded(12, tables)).isEqualTo(samples);
  }

  private static int[] noise(int bits) {
    return new Random(bits).ints(ROWS * COLUMNS, 0, 1 << bits).toArray();
  }

  /** A copy with as many zeros more at a place. */
  private static byte[] inserted(byte[] stream, int index, int count) {
    byte[] longer = Arrays.copyOf(stream, stream.length + count);
    System.arraycopy(stream, index, longer, index + count, stream.length - index);
    Arrays.fill(longer, index, index + count, (byte) 0);
    return longer;
  }

  private Path file(int bits, String syntax, byte[] stream) {
    return DicomBytes.mammogram()
        .layout(ROWS, COLUMNS, bits, bits)
        .writeEncapsulated(folder.resolve("image.dcm"), syntax, stream);
  }

  private int[] decoded(int bits, byte[]... fragments) {
    Path file =
        DicomBytes.mammogram()
            .layout(ROWS, COLUMNS, 16, bits)
            .writeEncapsulated(folder.resolve("image.dcm"), JPEG_LOSSLESS, fragments);
    return Resources.unsigned(MammogramReader.readStored(file).pixels());
  }

  private void expect(String syntax, String code, String reason, byte[] stream) {
    Path file =
        DicomBytes.mammogram()
            .layout(ROWS, COLUMNS, 16, 12)
            .writeEncapsulated(folder.resolve("image.dcm"), syntax, stream);
    Refusals.expect(file, Accept.CLINICAL, code, reason);
  }
}
