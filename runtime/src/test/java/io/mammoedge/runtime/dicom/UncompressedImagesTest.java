package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncompressedImagesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        DicomBytes.IMPLICIT,
        DicomBytes.EXPLICIT,
        DicomBytes.DEFLATED,
        DicomBytes.BIG_ENDIAN
      })
  void sixteenBitsComeOutAsTheyWentIn(String transferSyntax) {
    Random random = new Random(7);
    for (int round = 0; round < 25; round++) {
      int[][] words = random(random, 1 + random.nextInt(40), 1 + random.nextInt(40), 16);
      Path file = DicomBytes.mammogram().image(16, words).write(file(), transferSyntax);

      Mammogram read = MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL);

      assertThat(read.rows()).isEqualTo(words.length);
      assertThat(read.columns()).isEqualTo(words[0].length);
      assertThat(Resources.unsigned(read.pixels())).isEqualTo(flat(words));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 10, 12, 13, 14, 15, 16})
  void fewerBitsFillTheRange(int bits) {
    int[][] words = random(new Random(bits), 9, 6, bits);
    Path file = DicomBytes.mammogram().image(bits, words).write(file(), DicomBytes.EXPLICIT);

    Mammogram read = MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL);

    double top = (1 << bits) - 1;
    int[] expected =
        Arrays.stream(flat(words)).map(v -> (int) Math.round(v * 65535.0 / top)).toArray();
    assertThat(Resources.unsigned(read.pixels())).isEqualTo(expected);
    assertThat(read.facts().bitsStored()).isEqualTo(bits);
    assertThat(read.facts().intensity()).isEqualTo("stored range, " + bits + " bits");
  }

  @Test
  void factsAreThoseOfTheHeader() {
    Path file =
        DicomBytes.mammogram().image(16, new int[][] {{1, 2}}).write(file(), DicomBytes.IMPLICIT);

    assertThat(MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL).facts())
        .isEqualTo(
            new Mammogram.Facts(
                "patient 1",
                "",
                "1.2.3.4",
                SopClass.MAMMOGRAM,
                "MG",
                "ACME",
                Laterality.R,
                View.MLO,
                DicomBytes.IMPLICIT,
                16,
                "stored range, 16 bits",
                List.of()));
  }

  @Test
  void bitsBesideTheStoredOnesAreIgnored() {
    DicomBytes image = DicomBytes.mammogram().image(12, new int[][] {{0xF123, 0x0FFF}});
    assertThat(stored(image)).containsExactly(0x123, 0xFFF);

    DicomBytes shifted =
        DicomBytes.mammogram().image(12, new int[][] {{0x123F, 0xFFF0}}).numbers(0x00280102, 15);
    assertThat(stored(shifted)).containsExactly(0x123, 0xFFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN})
  void eightBitsMayLieInWords(String transferSyntax) {
    Path file =
        DicomBytes.mammogram()
            .layout(2, 1, 8, 8)
            .numbers(0x7FE00010, "OW", 0x0201)
            .write(file(), transferSyntax);

    assertThat(Resources.unsigned(MammogramReader.readStored(file).pixels())).containsExactly(1, 2);
  }

  @Test
  void oddNumbersOfBytesArePadded() {
    DicomBytes image =
        DicomBytes.mammogram()
            .layout(1, 3, 8, 8)
            .bytes(0x7FE00010, "OB", new byte[] {7, (byte) 255, 9, 0});

    assertThat(stored(image)).containsExactly(7, 255, 9);
  }

  @Test
  void regionMasksAreReadAsStoredButNotAsMammograms() {
    Path mask =
        DicomBytes.film()
            .text(0x0008103E, "LO", "ROI mask images")
            .layout(1, 2, 8, 8)
            .bytes(0x7FE00010, "OB", new byte[] {0, (byte) 255})
            .write(file(), DicomBytes.EXPLICIT);

    StoredImage image = MammogramReader.readStored(mask);

    assertThat(image.seriesDescription()).isEqualTo("ROI mask images");
    assertThat(image.bitsAllocated()).isEqualTo(8);
    assertThat(Resources.unsigned(image.pixels())).containsExactly(0, 255);
    Refusals.expect(mask, Accept.ARCHIVE, "NOT_A_MAMMOGRAM", "Series Description (0008,103E)");
  }

  private int[] stored(DicomBytes image) {
    Path file = image.write(file(), DicomBytes.EXPLICIT);
    return Resources.unsigned(MammogramReader.readStored(file).pixels());
  }

  private Path file() {
    return folder.resolve("image.dcm");
  }

  private static int[][] random(Random random, int rows, int columns, int bits) {
    int[][] words = new int[rows][];
    for (int y = 0; y < rows; y++) {
      words[y] = random.ints(columns, 0, 1 << bits).toArray();
    }
    return words;
  }

  private static int[] flat(int[][] words) {
    return Arrays.stream(words).flatMapToInt(Arrays::stream).toArray();
  }
}
