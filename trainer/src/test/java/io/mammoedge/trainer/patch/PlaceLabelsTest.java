package io.mammoedge.trainer.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.augment.Affine;
import io.mammoedge.trainer.augment.Augmentation;
import io.mammoedge.trainer.augment.Interpolation;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.LesionRow;
import io.mammoedge.trainer.dataset.LesionType;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceLabelsTest {
  private static final PlaceLabels LABELS =
      new PlaceLabels(new ImageSize(80, 96), new ImageSize(10, 12));

  @Test
  void aLesionHasItsMiddleAndNothingIsSaidAroundIt() {
    LesionRow lesion = lesion(LesionType.MASS, true, 40, 32, 24, 16);
    int[] labels = LABELS.of(List.of(lesion), Affine.IDENTITY);
    // Its centre is at row 40, column 52: between the places of rows 4 and 5, in column 6.
    assertThat(labels[4 * 12 + 6]).isEqualTo(PatchClass.MASS_MALIGNANT.output());
    assertThat(labels[5 * 12 + 6]).isEqualTo(PatchClass.MASS_MALIGNANT.output());
    assertThat(labels[4 * 12 + 4]).isEqualTo(PlaceLabels.NOTHING);
    assertThat(labels[0]).isEqualTo(PatchClass.BACKGROUND.output());
    assertThat(labels[4 * 12 + 11]).isEqualTo(PatchClass.BACKGROUND.output());
  }

  @Test
  void theLeastLesionHasAPlaceWhereverItLies() {
    for (int x = 0; x < 95; x++) {
      LesionRow speck = lesion(LesionType.CALCIFICATION, false, x, 70 - x / 2, 1, 1);
      assertThat(LABELS.of(List.of(speck), Affine.IDENTITY))
          .contains(PatchClass.CALC_BENIGN.output());
    }
  }

  @Test
  void ofOtherLesionsNothingIsSaid() {
    LesionRow other = lesion(LesionType.OTHER, true, 40, 32, 24, 16);
    assertThat(LABELS.of(List.of(other), Affine.IDENTITY))
        .containsOnly(PatchClass.BACKGROUND.output(), PlaceLabels.NOTHING);
  }

  /** A bright lesion is where its label is, however the image is turned. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void labelsMoveWithTheImage(int seed) {
    LesionRow lesion = lesion(LesionType.MASS, false, 30, 20, 28, 24);
    float[] values = new float[80 * 96];
    for (int i = 0; i < values.length; i++) {
      int row = i / 96;
      int column = i % 96;
      values[i] = row >= 20 && row < 44 && column >= 30 && column < 58 ? 200 : 50;
    }
    Augmentation much = new Augmentation(true, true, 180, 0.1, 0.2, 0, Interpolation.BILINEAR);
    Augmentation.Varied varied =
        much.vary(new Plane(80, 96, values), 1, new SplittableRandom(seed));
    int[] labels = LABELS.of(List.of(lesion), varied.from());
    float[] shown = varied.planes().get(0).values();
    IntStream.range(0, labels.length)
        .forEach(
            i -> {
              float pixel = shown[(i / 12 * 8 + 4) * 96 + i % 12 * 8 + 4];
              if (labels[i] == PatchClass.MASS_BENIGN.output()) {
                assertThat(pixel).isGreaterThan(190);
              } else if (labels[i] == PatchClass.BACKGROUND.output()) {
                assertThat(pixel).isLessThan(60);
              }
            });
    assertThat(labels).contains(PatchClass.MASS_BENIGN.output());
  }

  private static LesionRow lesion(LesionType type, boolean malignant, int x, int y, int w, int h) {
    return new LesionRow("image", 1, type, malignant, x, y, w, h);
  }
}
