package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Live against DCMTK's programs (Debian package dcmtk). */
@Tag("peer")
class DcmtkTest {
  private static final int ROWS = 301;
  private static final int COLUMNS = 203;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dcmconv +ti",
        "dcmconv +tb",
        "dcmconv +td",
        "dcmconv +te +e",
        "dcmcrle",
        "dcmcjpeg +e1",
        "dcmcjpeg +el +sv 4",
        "dcmcjpeg +el +sv 7",
        "dcmcjpeg +e1 +fs 1"
      })
  void whatDcmtkEncodesIsDecodedBitExactly(String command) throws Exception {
    for (int bits = 10; bits <= 16; bits += 2) {
      int[] samples = noisyRamp(bits);
      Path plain = write(bits, samples);
      Path encoded = folder.resolve("encoded.dcm");
      Programs.run(command, plain, encoded);

      StoredImage read = MammogramReader.readStored(encoded);

      assertThat(Resources.unsigned(read.pixels()))
          .as("%s, %d bits", command, bits)
          .isEqualTo(samples);
    }
  }

  @ParameterizedTest
  @CsvSource({"12, 1, 0, 203", "16, 4, 0, 406", "14, 7, 0, 0", "16, 6, 0, 203"})
  void dcmtkDecodesTheStreamsThatTheTestsWrite(
      int bits, int predictor, int pointTransform, int restartInterval) throws Exception {
    int[] samples = noisyRamp(bits);
    byte[] stream =
        new JpegLosslessWriter(samples, COLUMNS, bits, predictor, pointTransform, restartInterval)
            .encode();
    Path encoded =
        DicomBytes.mammogram()
            .layout(ROWS, COLUMNS, 16, bits)
            .writeEncapsulated(
                folder.resolve("encoded.dcm"), CompressedImagesTest.JPEG_LOSSLESS, stream);
    Path plain = folder.resolve("plain.dcm");
    Programs.run("dcmdjpeg", encoded, plain);

    assertThat(MammogramReader.readStored(plain).pixels())
        .isEqualTo(MammogramReader.readStored(encoded).pixels());
  }

  private Path write(int bits, int[] samples) {
    int[][] rows = new int[ROWS][];
    for (int y = 0; y < ROWS; y++) {
      rows[y] = Arrays.copyOfRange(samples, y * COLUMNS, (y + 1) * COLUMNS);
    }
    return DicomBytes.mammogram()
        .image(bits, rows)
        .write(folder.resolve("plain.dcm"), DicomBytes.EXPLICIT);
  }

  private static int[] noisyRamp(int bits) {
    Random random = new Random(bits);
    int top = (1 << bits) - 1;
    int[] samples = new int[ROWS * COLUMNS];
    for (int i = 0; i < samples.length; i++) {
      double noisy = top * ((double) i / samples.length + 0.02 * random.nextGaussian());
      samples[i] = (int) Math.max(0, Math.min(top, noisy));
    }
    return samples;
  }
}
