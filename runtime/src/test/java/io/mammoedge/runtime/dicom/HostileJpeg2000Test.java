package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.RefusedImageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damaged JPEG 2000 streams are read or refused, in silence; nothing else may happen. The limit on
 * time only catches endless loops.
 */
@Timeout(300)
class HostileJpeg2000Test {
  private static final int MUTATIONS = 400;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"lossless-12, 12", "tiles-8, 8", "tile-parts-12, 12", "lossy-12, 12"})
  void aStreamThatEndsAnywhereIsRefused(String name, int bits) {
    byte[] stream = Jpeg2000Streams.of(name);
    for (int length = 1; length < stream.length; length++) {
      String outcome = outcome(bits, Arrays.copyOf(stream, length));
      assertThat(outcome).as("%d of %d bytes", length, stream.length).isEqualTo("TRUNCATED");
    }
  }

  @ParameterizedTest
  @CsvSource({"lossless-12, 12", "tiles-8, 8", "positions-8, 8", "layers-16, 16", "lossy-12, 12"})
  void flippedBytesAreReadOrRefused(String name, int bits) {
    Random random = new Random(20261123);
    byte[] stream = Jpeg2000Streams.of(name);
    for (int round = 0; round < MUTATIONS; round++) {
      byte[] mutated = stream.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      readOrRefuse(bits, mutated);
    }
  }

  /** Every byte of the headers, with values that are likely to be extreme. */
  @ParameterizedTest
  @CsvSource({"lossless-12, 12", "positions-8, 8", "tile-parts-12, 12"})
  void forgedHeadersAreReadOrRefused(String name, int bits) {
    byte[] stream = Jpeg2000Streams.of(name);
    int headers = Jpeg2000Streams.indexOf(stream, 0xFF93);
    for (int i = 0; i < headers; i++) {
      for (int value : new int[] {0, 1, 0x20, 0x7F, 0x80, 0xFF}) {
        readOrRefuse(bits, Jpeg2000Streams.with(stream, i, value));
      }
    }
  }

  @Test
  void nothingIsPrinted() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(capture);
      System.setErr(capture);
      flippedBytesAreReadOrRefused("tiles-8", 8);
      flippedBytesAreReadOrRefused("lossy-12", 12);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private void readOrRefuse(int bits, byte[] stream) {
    assertThat(outcome(bits, stream))
        .isIn("", "TRUNCATED", "MALFORMED", "TOO_LARGE", "CODEC_MISSING");
  }

  /** The code of a refusal, or "" where the file was read. */
  private String outcome(int bits, byte[] stream) {
    Path file = Jpeg2000Streams.write(folder.resolve("copy.dcm"), bits, stream);
    try {
      MammogramReader.readStored(file);
      return "";
    } catch (RefusedImageException e) {
      assertThat(e.getMessage()).startsWith("copy.dcm: ").doesNotContain("\n");
      return e.code();
    }
  }
}
