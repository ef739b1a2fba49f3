package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that pydicom and DCMTK wrote, against the pixels that they put in. */
class ReferenceFilesTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "stored.csv", numLinesToSkip = 1)
  void storedPixelsAreBitExact(
      String name, String transferSyntax, int rows, int columns, int bits, String sha256)
      throws NoSuchAlgorithmException {
    StoredImage image = MammogramReader.readStored(Resources.file("stored/" + name + ".dcm"));

    assertThat(image.rows()).isEqualTo(rows);
    assertThat(image.columns()).isEqualTo(columns);
    assertThat(image.bitsStored()).isEqualTo(bits);
    assertThat(image.sopClassUid()).isEqualTo(SopClass.MAMMOGRAM);
    assertThat(Resources.digest(image.pixels())).isEqualTo(sha256);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "stored.csv", numLinesToSkip = 1)
  void everyEncodingIsTakenAsMammogram(String name, String transferSyntax) {
    Mammogram image =
        MammogramReader.read(
            Resources.file("stored/" + name + ".dcm"), Intensity.STORED, Accept.CLINICAL);

    assertThat(image.facts().transferSyntaxUid()).isEqualTo(transferSyntax);
    assertThat(image.facts().view()).isEqualTo(View.CC);
    assertThat(image.facts().laterality()).isEqualTo(Laterality.L);
    assertThat(Resources.unsigned(image.pixels())).contains(0, 65535);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "linear, VOI LINEAR \"NORMAL\" 2000.5/1500",
    "linear-exact, VOI LINEAR_EXACT \"NORMAL\" 2000/1500",
    "sigmoid, VOI SIGMOID \"NORMAL\" 2000/1500",
    "signed-linear, VOI LINEAR \"NORMAL\" -300/1200",
    "voi-table, VOI LUT \"NORMAL\" 12 bits",
    "rescaled, VOI LINEAR \"NORMAL\" 700/900",
    "modality-table, VOI LINEAR \"NORMAL\" 1600/2000",
    "monochrome1, VOI SIGMOID \"NORMAL\" 2000/1500",
  })
  void presentationIsWhatPydicomMakesOfIt(String name, String words) throws IOException {
    Mammogram image =
        MammogramReader.read(
            Resources.file("presentation/" + name + ".dcm"), Intensity.VOI, Accept.CLINICAL);
    ByteBuffer expected =
        ByteBuffer.wrap(Files.readAllBytes(Resources.file("presentation/" + name + ".u16")))
            .order(ByteOrder.LITTLE_ENDIAN);

    assertThat(image.facts().intensity()).isEqualTo(words);
    assertThat(image.facts().warnings()).isEmpty();
    for (int pixel : Resources.unsigned(image.pixels())) {
      // Both round to the nearest of 65536, from floating point numbers of a different history.
      assertThat(pixel).isCloseTo(Short.toUnsignedInt(expected.getShort()), within(1));
    }
    assertThat(expected.remaining()).isZero();
  }
}
