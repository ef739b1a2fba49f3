package io.mammoedge.runtime.dicom;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong streams of lossy JPEG, and those that are not decoded. */
class JpegDctStreamsTest {
  private static final String BASELINE = "1.2.840.10008.1.2.4.50";
  private static final int ROWS = 21;
  private static final int COLUMNS = 19;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jpeg-50-8", "jpeg-51-8"})
  void aStreamMayNotEndAnywhereBeforeItsEnd(String name) {
    byte[] stream = Resources.stream(name);
    int end = stream.length;
    while ((stream[end - 1] & 0xFF) != 0xD9) {
      end--;
    }
    for (int length = 0; length < end; length++) {
      expect("TRUNCATED", "the JPEG stream ends", Arrays.copyOf(stream, length));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0xC2, MALFORMED, its frame marker is FFC2",
    "1, 0xF7, MALFORMED, its frame marker is FFF7",
    "4, 12, CODEC_MISSING, lossy JPEG of 12 bits cannot be decoded",
    "4, 12, CODEC_MISSING, ask the sender for Explicit VR Little Endian or JPEG Lossless",
    "6, 200, MALFORMED, 'has 200 rows of 19 columns, the header says 21 of 19'",
    "8, 200, MALFORMED, 'has 21 rows of 200 columns, the header says 21 of 19'",
    "9, 3, COLOUR, has 3 components: only grey images are read",
  })
  void framesOfOtherKindsAreNamed(int offset, String value, String code, String reason) {
    byte[] stream = Resources.stream("jpeg-50-8");
    stream[frame(stream) + offset] = Integer.decode(value).byteValue();

    expect(code, reason, stream);
  }

  @Test
  void whatTheDecoderComplainsAboutIsRefused() {
    byte[] stream = Resources.stream("jpeg-50-8");
    int length = stream.length - 60; // the scan ends early, but with a marker
    byte[] shorter = Arrays.copyOf(stream, length);
    shorter[length - 2] = (byte) 0xFF;
    shorter[length - 1] = (byte) 0xD9;

    expect("MALFORMED", "the JPEG stream is damaged", shorter);
  }

  private static int frame(byte[] stream) {
    int i = 0;
    while ((stream[i] & 0xFF) != 0xFF || (stream[i + 1] & 0xFF) != 0xC0) {
      i++;
    }
    return i;
  }

  private void expect(String code, String reason, byte[] stream) {
    Path file =
        DicomBytes.mammogram()
            .layout(ROWS, COLUMNS, 8, 8)
            .writeEncapsulated(folder.resolve("image.dcm"), BASELINE, stream);
    Refusals.expect(file, Accept.CLINICAL, code, reason);
  }
}
