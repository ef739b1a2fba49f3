package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mammoedge.runtime.dicom.file.DicomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Images of 3328 x 4096 pixels, encoded by DCMTK and GDCM (Debian packages dcmtk and
 * libgdcm-tools). Each transfer syntax meets at least one depth, each depth the main syntaxes.
 */
@Tag("peer")
class FullSizePeersTest {
  private static final Path FILM =
      Path.of("../../shared/data/dicom/mammograms/ddsm_film_malignant_L_MLO_J2Klossy_MG1_J2KI.dcm");
  private static final String SYNTAX = "1.2.840.10008.1.2";

  private static final Map<Integer, short[]> ORIGINALS = new HashMap<>();

  @TempDir static Path sources;
  @TempDir Path folder;

  @BeforeAll
  static void writeSources() {
    FullSizeImages images = new FullSizeImages();
    for (int bits : new int[] {8, 12, 14, 16}) {
      ORIGINALS.put(bits, images.pixels(bits));
      FullSizeImages.write(source(bits), bits, ORIGINALS.get(bits));
    }
  }

  private static Path source(int bits) {
    return sources.resolve(bits + ".dcm");
  }

  @ParameterizedTest
  @CsvSource({
    "dcmconv +ti, '', 14",
    "dcmconv +te, .1, 12",
    "dcmconv +tb, .2, 16",
    "dcmconv +tb, .2, 8",
    "dcmconv +td, .1.99, 14",
    "dcmcrle, .5, 12",
    "gdcmconv --rle, .5, 16",
    "dcmcrle, .5, 8",
    "dcmcjpeg +un +e1, .4.70, 14",
    "dcmcjpeg +un +e1, .4.70, 16",
    "gdcmconv --jpeg, .4.70, 12",
    "dcmcjpeg +un +el +sv 2, .4.57, 12",
    "dcmcjpeg +un +el +sv 4, .4.57, 16",
    "dcmcjpeg +un +el +sv 6, .4.57, 14",
    "dcmcjpeg +un +el +sv 7, .4.57, 12",
    "dcmcjpls +el, .4.80, 14",
    "dcmcjpls +el, .4.80, 16",
    "gdcmconv --jpegls, .4.80, 12",
    "gdcmconv --j2k, .4.90, 12",
    "gdcmconv --j2k, .4.90, 14",
    "gdcmconv --j2k, .4.90, 16",
  })
  void losslessIsBitExact(String command, String syntax, int bits) throws Exception {
    Path encoded = encoded(command, syntax, bits);

    short[] read = MammogramReader.readStored(encoded).pixels();

    assertThat(Arrays.mismatch(read, ORIGINALS.get(bits)))
        .as("the first other pixel")
        .isEqualTo(-1);
  }

  /** Decoders may round differently; near-lossless JPEG-LS leaves them no choice. */
  @ParameterizedTest
  @CsvSource({
    "dcmcjpls +en +md 2, .4.81, 14, dcmdjpls, 0",
    "gdcmconv --j2k --lossy --irreversible -q 70, .4.91, 14, gdcmconv --raw, 1",
    "dcmcjpeg +eb, .4.50, 8, dcmdjpeg, 1",
  })
  void lossyIsWhatThePeerDecodes(String command, String syntax, int bits, String decoder, int bound)
      throws Exception {
    Path encoded = encoded(command, syntax, bits);

    assertThat(furthest(encoded, decoder)).isLessThanOrEqualTo(bound);
    assertThat(MammogramReader.readStored(encoded).pixels()).isNotEqualTo(ORIGINALS.get(bits));
  }

  @Test
  void aDigitisedFilmInLossyJpeg2000IsWhatGdcmDecodes() throws Exception {
    assumeTrue(Files.isRegularFile(FILM), "no file " + FILM);

    assertThat(furthest(FILM, "gdcmconv --raw")).isLessThanOrEqualTo(1);
  }

  private Path encoded(String command, String syntax, int bits) throws Exception {
    Path encoded = folder.resolve("encoded.dcm");
    Programs.run(command, source(bits), encoded);
    try (DicomFile file = DicomFile.open(encoded)) {
      assertThat(file.transferSyntax().uid()).isEqualTo(SYNTAX + syntax);
    }
    return encoded;
  }

  /**
   * The largest difference between pixels decoded here and there. GDCM leaves values above the
   * stored bits of the file, which it then declares as 16 bits.
   */
  private int furthest(Path encoded, String decoder) throws IOException, InterruptedException {
    Path plain = folder.resolve("plain.dcm");
    Programs.run(decoder, encoded, plain);
    short[] there = MammogramReader.readStored(plain).pixels();
    StoredImage read = MammogramReader.readStored(encoded);
    short[] here = read.pixels();
    assertThat(here).hasSameSizeAs(there);
    int top = (1 << read.bitsStored()) - 1;
    int furthest = 0;
    for (int i = 0; i < here.length; i++) {
      int clipped = Math.min(top, Short.toUnsignedInt(there[i]));
      int difference = Short.toUnsignedInt(here[i]) - clipped;
      furthest = Math.max(furthest, Math.abs(difference));
    }
    return furthest;
  }
}
