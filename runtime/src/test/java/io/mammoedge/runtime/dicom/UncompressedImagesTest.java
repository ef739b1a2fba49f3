package io.mammoedge.runtime.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
    int[][] words = random(7, 5, 16);
    Path file = DicomBytes.mammogram().image(16, words).write(file(), transferSyntax);

    Mammogram read = MammogramReader.read(file, Intensity.STORED, Accept.CLINICAL);

    assertThat(read.rows()).isEqualTo(7);
    assertThat(read.columns()).isEqualTo(5);
    assertThat(unsigned(read.pixels())).isEqualTo(flat(words));
    assertThat(read.facts())
        .isEqualTo(
            new Mammogram.Facts(
                "patient 1",
                "1.2.3.4",
                SopClass.MAMMOGRAM,
                "MG",
                "ACME",
                Laterality.R,
                View.MLO,
                transferSyntax,
                16,
                "stored range, 16 bits",
                List.of()));
  }

  private Path file() {
    return folder.resolve("image.dcm");
  }

  private static int[][] random(int rows, int columns, int bits) {
    Random random = new Random(bits);
    int[][] words = new int[rows][];
    for (int y = 0; y < rows; y++) {
      words[y] = random.ints(columns, 0, 1 << bits).toArray();
    }
    return words;
  }

  private static int[] flat(int[][] words) {
    return Arrays.stream(words).flatMapToInt(Arrays::stream).toArray();
  }

  private static int[] unsigned(short[] pixels) {
    int[] numbers = new int[pixels.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Short.toUnsignedInt(pixels[i]);
    }
    return numbers;
  }
}
