package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG-LS and lossy JPEG, live against the programs of DCMTK (dcmtk) and GDCM (libgdcm-tools). */
@Tag("peer")
class JpegPeersTest {
  private static final int ROWS = 200;
  private static final int COLUMNS = 300;

  @TempDir Path folder;

  /** DCMTK 3.6.7 and GDCM do not read each other's streams of 6 and 7 bits: GDCM is as T.87. */
  @ParameterizedTest
  @CsvSource({
    "dcmcjpls +el +pr, 9",
    "dcmcjpls +el +pc, 8",
    "dcmcjpls +el +pc +t1 9 +t2 20 +t3 60 +rs 30, 8",
    "gdcmconv --jpegls, 9",
  })
  void losslessJpegLsIsDecodedBitExactly(String command, int fewestBits) throws Exception {
    for (int bits = fewestBits; bits <= 16; bits++) {
      int[] samples = breast(bits);
      Path encoded = encoded(command, 16, bits, samples);

      assertThat(Resources.unsigned(MammogramReader.readStored(encoded).pixels()))
          .as("%s, %d bits", command, bits)
          .isEqualTo(samples);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 30})
  void nearLosslessJpegLsIsDecodedAsByBothPeers(int near) throws Exception {
    for (int bits = 8; bits <= 16; bits += 2) {
      int[] samples = breast(bits);
      Path encoded = encoded("dcmcjpls +en +md " + near, 16, bits, samples);
      int[] pixels = Resources.unsigned(MammogramReader.readStored(encoded).pixels());

      assertThat(pixels).as("DCMTK, %d bits", bits).isEqualTo(decoded("dcmdjpls", encoded));
      assertThat(pixels).as("GDCM, %d bits", bits).isEqualTo(decoded("gdcmconv --raw", encoded));
      assertThat(worst(pixels, samples)).isBetween(1, near);
    }
  }

  /**
   * Inverse cosine transforms may differ by one grey level (ITU-T T.83, IEEE 1180); that of the
   * JDK, of DCMTK and of GDCM is the same integer one.
   */
  @ParameterizedTest
  @CsvSource({"+eb +q 95", "+eb +q 50", "+eb +q 5", "+ee +q 90", "+ee +q 30"})
  void lossyJpegIsDecodedAsByBothPeers(String options) throws Exception {
    Path encoded = encoded("dcmcjpeg " + options, 8, 8, breast(8));
    int[] pixels = Resources.unsigned(MammogramReader.readStored(encoded).pixels());

    assertThat(pixels).isEqualTo(decoded("dcmdjpeg", encoded));
    assertThat(pixels).isEqualTo(decoded("gdcmconv --raw", encoded));
  }

  @Test
  void lossyJpegOf12BitsIsRefused() throws Exception {
    Path encoded = encoded("dcmcjpeg +ee", 16, 12, breast(12));

    Refusals.expect(encoded, Accept.CLINICAL, "CODEC_MISSING", "lossy JPEG of 12 bits");
  }

  private Path encoded(String command, int allocated, int bits, int[] samples) throws Exception {
    Path plain = folder.resolve("plain.dcm");
    DicomBytes image = DicomBytes.mammogram().layout(ROWS, COLUMNS, allocated, bits);
    if (allocated == 16) {
      image.numbers(0x7FE00010, "OW", samples).write(plain, DicomBytes.EXPLICIT);
    } else {
      byte[] bytes = new byte[samples.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) samples[i];
      }
      image.bytes(0x7FE00010, "OB", bytes).write(plain, DicomBytes.EXPLICIT);
    }
    Path encoded = folder.resolve("encoded.dcm");
    Programs.run(command, plain, encoded);
    return encoded;
  }

  private int[] decoded(String command, Path encoded) throws Exception {
    Path plain = folder.resolve("decoded.dcm");
    Programs.run(command, encoded, plain);
    return Resources.unsigned(MammogramReader.readStored(plain).pixels());
  }

  private static int worst(int[] pixels, int[] samples) {
    int worst = 0;
    for (int i = 0; i < pixels.length; i++) {
      worst = Math.max(worst, Math.abs(pixels[i] - samples[i]));
    }
    return worst;
  }

  /** A flat background, a textured part, and noise over the whole range at its edge. */
  private static int[] breast(int bits) {
    Random random = new Random(bits);
    int top = (1 << bits) - 1;
    int[] samples = new int[ROWS * COLUMNS];
    for (int i = 0; i < samples.length; i++) {
      int x = i % COLUMNS;
      if (x < COLUMNS / 2) {
        double wave = 0.5 + 0.3 * Math.sin(i / 4000.0) * Math.cos(x / 20.0);
        samples[i] = (int) Math.round(top * (wave + 0.01 * random.nextGaussian()));
      } else if (x < COLUMNS / 2 + 5) {
        samples[i] = random.nextInt(top + 1);
      }
    }
    return samples;
  }
}
