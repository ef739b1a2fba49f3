package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.RefusedImageException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A blank exposure has no finding, and a score of it would mean nothing. */
class BlankGuardTest {
  private static final int HEIGHT = 288;
  private static final int WIDTH = 224;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Intensity.class)
  void oneValueIsNoBreastAlsoInsideOfPadding(Intensity intensity) {
    for (int[] words : new int[][] {{77, 77, 77}, {77, 77, 5}, {5, 5, 5}}) {
      DicomBytes image = windowed(image(words).numbers(0x00280120, 5), "100", "200");

      assertThatThrownBy(() -> read(image, intensity))
          .isInstanceOf(RefusedImageException.class)
          .extracting("code")
          .isEqualTo("BLANK");
    }
  }

  @Test
  void aWindowBesideAllValuesLeavesNoBreast() {
    Path file = write(windowed(image(new int[] {1, 2, 3}), "3000", "100"));

    Refusals.expect(file, Accept.CLINICAL, "BLANK", "all pixels have the same value");
  }

  @ParameterizedTest
  @CsvSource({"0, 0.01", "0, 0.1", "0.5, 0.01", "0.5, 0.05", "1, 0.1"})
  void noiseIsNoBreast(double brightness, double deviation) {
    Path file = write(image(noise(brightness, deviation)));

    Refusals.expect(file, Accept.CLINICAL, "BLANK", "all parts are equally bright");
  }

  @Test
  void aFaintPieceOfABreastInNoiseIsRead() {
    int[][] words = noise(0.2, 0.05);
    for (int y = HEIGHT / 2; y < HEIGHT / 2 + 36; y++) {
      for (int x = 0; x < 28; x++) {
        words[y][x] += 4095 / 20;
      }
    }

    assertThat(read(image(words), Intensity.VOI).pixels()).hasSize(HEIGHT * WIDTH);
  }

  @Test
  void whereTheOnlyBrightPartLiesDoesNotMatter() {
    for (int at : new int[] {0, 19 * 17 / 2, 19 * 17 - 1}) {
      int[][] words = new int[19][17];
      words[at / 17][at % 17] = 4095;

      assertThat(read(image(words), Intensity.VOI).pixels()).hasSize(19 * 17);
    }
  }

  @Test
  void imagesOfFewPixelsAreNotJudgedByTheirParts() {
    assertThat(read(image(new int[] {0, 1}), Intensity.VOI).pixels()).hasSize(2);
  }

  private static int[][] noise(double brightness, double deviation) {
    Random random = new Random(7);
    int[][] words = new int[HEIGHT][WIDTH];
    for (int[] row : words) {
      for (int x = 0; x < WIDTH; x++) {
        double value = brightness + deviation * random.nextGaussian();
        row[x] = (int) Math.round(4095 * Math.max(0, Math.min(1, value)));
      }
    }
    return words;
  }

  private static DicomBytes image(int[]... words) {
    return DicomBytes.mammogram().image(12, words);
  }

  private static DicomBytes windowed(DicomBytes image, String center, String width) {
    return image.text(0x00281050, "DS", center).text(0x00281051, "DS", width);
  }

  private Path write(DicomBytes image) {
    return image.write(folder.resolve("image.dcm"), DicomBytes.EXPLICIT);
  }

  private Mammogram read(DicomBytes image, Intensity intensity) {
    return MammogramReader.read(write(image), intensity, Accept.CLINICAL);
  }
}
