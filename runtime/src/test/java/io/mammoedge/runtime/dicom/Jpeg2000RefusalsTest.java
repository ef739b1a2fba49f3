package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams that are not decoded, each refused by its name before anything is allocated for it. */
class Jpeg2000RefusalsTest {
  private static final int COD = 0xFF52;
  private static final int SOT = 0xFF90;
  private static final String ADVICE = "ask the sender for Explicit VR Little Endian";

  @TempDir Path folder;

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    // Offsets in the stream: SIZ begins at 2; its fields are those of ITU-T T.800 table A.9.
    "6, 40, CODEC_MISSING, High-Throughput JPEG 2000",
    "6, 80, CODEC_MISSING, JPEG 2000 with capabilities 8000",
    "11, 14, MALFORMED, has 21 rows of 20 columns",
    "15, 16, MALFORMED, has 22 rows of 19 columns",
    "8, 7F, TOO_LARGE, 'has 112142445 tiles, more than 4096'",
    "8, FF, MALFORMED, has a coordinate beyond",
    "19, 13, MALFORMED, has an image outside of its tiles",
    "27, 00, MALFORMED, has an image outside of its tiles",
    "35, 01, MALFORMED, has an image outside of its tiles",
    "41, 03, MALFORMED, has 3 components",
    "42, 10, MALFORMED, 'has 17 bits, allocated are 16'",
    "43, 02, MALFORMED, is subsampled",
    "0, 00, MALFORMED, does not begin as one",
    "45, FE, MALFORMED, has FE52 where another marker must be",
  })
  void sizesAreCheckedFirst(int offset, String value, String code, String reason) {
    byte[] stream = Jpeg2000Streams.of("lossless-12");

    expect(code, reason, Jpeg2000Streams.with(stream, offset, Integer.parseInt(value, 16)));
  }

  @Test
  void tilesAreBounded() {
    byte[] stream = Jpeg2000Streams.of("lossless-12");
    byte[] tiny =
        Jpeg2000Streams.with(
            Jpeg2000Streams.with(stream, 8, 0, 1, 0, 0, 0, 1, 0, 0),
            8 + 16,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1);
    Path file =
        DicomBytes.mammogram()
            .layout(8191, 8191, 16, 12)
            .writeEncapsulated(
                folder.resolve("image.dcm"),
                Jpeg2000Streams.JPEG_2000,
                Jpeg2000Streams.with(tiny, 8, 0, 0, 0x1F, 0xFF, 0, 0, 0x1F, 0xFF));

    Refusals.expect(file, Accept.CLINICAL, "TOO_LARGE", "has 67092481 tiles, more than 4096");
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    // Offsets behind the COD marker: ITU-T T.800 table A.12 and A.15.
    "6, FF, TOO_LARGE, 'layers, more than 64'",
    "9, 11, TOO_LARGE, has 17 decomposition levels",
    "10, 09, MALFORMED, has code-blocks of 2^",
    "11, FF, MALFORMED, has code-blocks of 2^",
  })
  void codingStylesAreBounded(int offset, String value, String code, String reason) {
    byte[] stream = Jpeg2000Streams.of("lossless-12");
    int style = Jpeg2000Streams.indexOf(stream, COD);

    expect(code, reason, Jpeg2000Streams.with(stream, style + offset, Integer.parseInt(value, 16)));
  }

  @Test
  void tinyBlocksOfLargeTilesAreRefused() {
    byte[] stream = Jpeg2000Streams.of("lossless-12");
    int style = Jpeg2000Streams.indexOf(stream, COD);
    byte[] large = Jpeg2000Streams.with(stream, 8, 0, 0, 0x10, 0, 0, 0, 0x10, 0);
    byte[] oneTile = Jpeg2000Streams.with(large, 24, 0, 0, 0x10, 0, 0, 0, 0x10, 0);
    Path file =
        DicomBytes.mammogram()
            .layout(4096, 4096, 16, 12)
            .writeEncapsulated(
                folder.resolve("image.dcm"),
                Jpeg2000Streams.JPEG_2000,
                Jpeg2000Streams.with(oneTile, style + 10, 0, 0));

    Refusals.expect(
        file, Accept.CLINICAL, "TOO_LARGE", "has 1048576 code-blocks and 4 precincts in a tile");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "50, High-Throughput JPEG 2000",
    "5F, JPEG 2000 with changes of the progression order",
    "60, JPEG 2000 with packed packet headers",
    "61, JPEG 2000 with packed packet headers",
  })
  void whatIsNotDecodedIsNamed(String marker, String name) {
    byte[] stream = Jpeg2000Streams.of("lossless-12");
    int[] segment = {0xFF, Integer.parseInt(marker, 16), 0, 6, 0, 0, 0, 0};
    int start = Jpeg2000Streams.indexOf(stream, SOT);

    expect("CODEC_MISSING", name, Jpeg2000Streams.inserted(stream, start, segment));
    expect("CODEC_MISSING", ADVICE, Jpeg2000Streams.inserted(stream, start, segment));
  }

  @Test
  void theNumberOfTilePartsIsHeldAgainstTheStream() {
    byte[] stream = Jpeg2000Streams.of("tile-parts-12");
    int first = Jpeg2000Streams.indexOf(stream, SOT);

    expect("MALFORMED", "not all parts of tile 0", Jpeg2000Streams.with(stream, first + 11, 4));
    expect("MALFORMED", "out of order", Jpeg2000Streams.with(stream, first + 10, 1));
    expect("MALFORMED", "tile-parts of other tiles", Jpeg2000Streams.with(stream, first + 5, 1));
  }

  @Test
  void aLostTileIsNoticed() {
    byte[] stream = Jpeg2000Streams.of("tiles-8");
    int second = Jpeg2000Streams.indexOf(stream, SOT) + length(stream);
    byte[] first = Arrays.copyOf(stream, second + 2);

    Path file =
        Jpeg2000Streams.write(
            folder.resolve("image.dcm"), 8, Jpeg2000Streams.with(first, second, 0xFF, 0xD9));

    Refusals.expect(file, Accept.CLINICAL, "MALFORMED", "has not all of its tiles");
  }

  private static int length(byte[] stream) {
    int length = Jpeg2000Streams.indexOf(stream, SOT) + 6;
    return Byte.toUnsignedInt(stream[length + 2]) << 8 | Byte.toUnsignedInt(stream[length + 3]);
  }

  @Test
  void whatTheDecoderThrowsIsARefusal() {
    byte[] stream = Jpeg2000Streams.of("lossless-12");
    int quantisation = Jpeg2000Streams.indexOf(stream, 0xFF5C);

    assertThat(stream[quantisation + 4])
        .as("two guard bits, no quantisation")
        .isEqualTo((byte) 0x40);
    expect("MALFORMED", "cannot be decoded", Jpeg2000Streams.with(stream, quantisation + 4, 0x43));
  }

  /** JJ2000 itself would read FF again and again. */
  @Test
  @Timeout(60)
  void markersWithinPacketHeadersAreNoEndlessLoop() {
    byte[] stream = Jpeg2000Streams.of("lossless-12");
    int header = Jpeg2000Streams.indexOf(stream, 0xFF93) + 2;

    expect(
        "MALFORMED",
        "has a marker within a packet header",
        Jpeg2000Streams.with(stream, header, 0xFF, 0xFF, 0xFF, 0xFF));
  }

  private void expect(String code, String reason, byte[] stream) {
    Path file = Jpeg2000Streams.write(folder.resolve("image.dcm"), 12, stream);
    Refusals.expect(file, Accept.CLINICAL, code, reason);
  }
}
