package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Live against DCMTK's programs (Debian package dcmtk). */
@Tag("peer")
class DcmtkTest {
  private static final Path REAL =
      Path.of("../../shared/data/dicom/mammograms/ge_senographe_ffdm_R_MLO_jpegLL_GH133.dcm");

  /** Pixel Padding Range Limit of the real file. */
  private static final int LAST_PADDING = 30;

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
      PeerProgram.run(command, plain, encoded);

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
    PeerProgram.run("dcmdjpeg", encoded, plain);

    assertThat(MammogramReader.readStored(plain).pixels())
        .isEqualTo(MammogramReader.readStored(encoded).pixels());
  }

  /** DCMTK rounds grey levels down, this program to the nearest. */
  @ParameterizedTest
  @CsvSource({
    "SIGMOID, +Wi 1 +Wfs",
    "LINEAR, +Wi 1 +Wfl",
  })
  void theRealMammogramIsRenderedAlike(String function, String options) throws Exception {
    assumeTrue(Files.isRegularFile(REAL), "no file " + REAL);
    Path file = folder.resolve("real.dcm");
    Files.copy(REAL, file);
    PeerProgram.run("dcmodify -nb -i (0028,1056)=" + function, file);

    compareWithin1(file, options);
  }

  @Test
  void theTableOfTheRealMammogramIsRenderedAlike() throws Exception {
    assumeTrue(Files.isRegularFile(REAL), "no file " + REAL);
    Path file = folder.resolve("real.dcm");
    Files.copy(REAL, file);
    PeerProgram.run("dcmodify -nb -e (0028,1050) -e (0028,1051)", file);

    compareWithin1(file, "+Wl 1");
  }

  private void compareWithin1(Path file, String options) throws Exception {
    Path rendered = folder.resolve("rendered.pgm");
    PeerProgram.run("dcmj2pnm +op " + options, file, rendered);
    ByteBuffer expected = ByteBuffer.wrap(Files.readAllBytes(rendered));
    short[] stored = MammogramReader.readStored(file).pixels();
    int[] pixels =
        Resources.unsigned(MammogramReader.read(file, Intensity.VOI, Accept.CLINICAL).pixels());
    expected.position(expected.capacity() - pixels.length);
    double worst = 0;
    int compared = 0;
    for (int i = 0; i < pixels.length; i++) {
      int grey = Byte.toUnsignedInt(expected.get());
      if (stored[i] > LAST_PADDING) { // padding is black here, rendered as if it were tissue there
        worst = Math.max(worst, Math.abs(pixels[i] / 257.0 - grey));
        compared++;
      }
    }
    assertThat(worst).isLessThanOrEqualTo(1);
    assertThat(compared).isGreaterThan(1_000_000);
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
