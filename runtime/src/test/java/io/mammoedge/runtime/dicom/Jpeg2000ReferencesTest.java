package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG 2000 files that GDCM and Pillow wrote, against the pixels that they put in. */
class Jpeg2000ReferencesTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "j2k.csv", numLinesToSkip = 1)
  void losslessPixelsAreBitExact(
      String name, String transferSyntax, int rows, int columns, int bits, String sha256)
      throws NoSuchAlgorithmException {
    StoredImage image = MammogramReader.readStored(Resources.file("j2k/" + name + ".dcm"));

    assertThat(image.rows()).isEqualTo(rows);
    assertThat(image.columns()).isEqualTo(columns);
    assertThat(image.bitsStored()).isEqualTo(bits);
    assertThat(Resources.digest(image.pixels())).isEqualTo(sha256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossy-8", "lossy-12", "lossy-signed-14"})
  void lossyPixelsAreThoseOfGdcmUpToRounding(String name) throws IOException {
    StoredImage image = MammogramReader.readStored(Resources.file("j2k/" + name + ".dcm"));
    ByteBuffer expected =
        ByteBuffer.wrap(Files.readAllBytes(Resources.file("j2k/" + name + ".u16")))
            .order(ByteOrder.LITTLE_ENDIAN);

    int shift = Integer.SIZE - image.bitsStored();
    boolean signed = name.contains("signed");
    for (short pixel : image.pixels()) {
      int there = Short.toUnsignedInt(expected.getShort());
      int here = Short.toUnsignedInt(pixel);
      assertThat(signed ? here << shift >> shift : here)
          .isCloseTo(signed ? there << shift >> shift : there, within(1));
    }
    assertThat(expected.remaining()).isZero();
  }

  @Test
  void aLossyImageIsTakenAndSaidToBeSo() {
    Mammogram image =
        MammogramReader.read(Resources.file("j2k/lossy-12.dcm"), Intensity.STORED, Accept.CLINICAL);

    assertThat(image.facts().transferSyntaxUid()).isEqualTo("1.2.840.10008.1.2.4.91");
    assertThat(image.facts().warnings())
        .anyMatch(warning -> warning.contains("compressed with loss"));
  }
}
