package io.mammoedge.trainer.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PhantomGeneratorTest {
  private static final int H = 288;
  private static final int W = 224;

  private static Lesion lesion(int seed, Lesion.Kind kind, boolean malignant) {
    return Lesion.draw(new SplittableRandom(seed), kind, malignant);
  }

  private static PhantomImage draw(long seed, Laterality side, View view, Lesion... lesions) {
    return PhantomGenerator.draw(
        new PhantomGenerator.Request(seed, side, view, List.of(lesions), H, W, Look.FILM));
  }

  private static int grey(PhantomImage image, int i) {
    return Short.toUnsignedInt(image.pixels()[i]);
  }

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    Lesion mass = lesion(1, Lesion.Kind.MASS, true);
    short[] first = draw(5, Laterality.L, View.MLO, mass).pixels();
    assertThat(draw(5, Laterality.L, View.MLO, mass).pixels()).isEqualTo(first);
    assertThat(draw(6, Laterality.L, View.MLO, mass).pixels()).isNotEqualTo(first);
  }

  @Test
  void theRightBreastIsTheMirrorImageOfTheLeft() {
    Lesion mass = lesion(1, Lesion.Kind.MASS, false);
    PhantomImage left = draw(5, Laterality.L, View.CC, mass);
    PhantomImage right = draw(5, Laterality.R, View.CC, mass);
    for (int i = 0; i < H * W; i++) {
      int mirrored = i / W * W + W - 1 - i % W;
      assertThat(grey(right, mirrored)).isEqualTo(grey(left, i));
      assertThat(right.rois().get(0).contains(mirrored % W, i / W))
          .isEqualTo(left.rois().get(0).contains(i % W, i / W));
    }
  }

  /** Whatever the class, nothing but the lesion's surroundings changes. */
  @Test
  void aLesionBrightensItsRoiAndLeavesTheRestAlone() {
    for (int seed = 0; seed < 12; seed++) {
      Lesion.Kind kind = seed % 2 == 0 ? Lesion.Kind.MASS : Lesion.Kind.CALCIFICATIONS;
      PhantomImage normal = draw(seed, Laterality.L, View.MLO);
      PhantomImage ill = draw(seed, Laterality.L, View.MLO, lesion(seed, kind, seed % 4 < 2));
      Roi roi = ill.rois().get(0);
      int added = 0;
      for (int i = 0; i < H * W; i++) {
        int difference = grey(ill, i) - grey(normal, i);
        boolean near =
            Math.abs(i % W - roi.left() - roi.width() / 2) < 48
                && Math.abs(i / W - roi.top() - roi.height() / 2) < 48;
        assertThat(difference).as("pixel %d of seed %d", i, seed).isBetween(0, near ? 65535 : 0);
        added += roi.contains(i % W, i / W) && difference > 1000 ? 1 : 0;
      }
      assertThat(added).as("bright pixels in the ROI of seed %d", seed).isGreaterThan(5);
    }
  }

  @Test
  void hasFilmsGreyValuesAndADarkBackground() {
    for (int seed = 0; seed < 10; seed++) {
      PhantomImage image = draw(seed, Laterality.L, View.CC);
      double sum = 0;
      for (int i = 0; i < H * W; i++) {
        sum += grey(image, i) / 257.0;
      }
      assertThat(sum / (H * W)).isBetween(18.0, 90.0);
      assertThat(grey(image, W - 1)).isLessThan(4000);
    }
  }

  @Test
  void digitalDetectorsHaveTheirBitsAndABlackBackground() {
    PhantomImage image =
        PhantomGenerator.draw(
            new PhantomGenerator.Request(
                1, Laterality.L, View.CC, List.of(), H, W, Look.DIGITAL_12));
    assertThat(grey(image, W - 1)).isZero();
    for (short pixel : image.pixels()) {
      assertThat(pixel).isBetween((short) 0, (short) 4095);
    }
  }

  @Test
  void drawsAnySizeWithTheLesionInPlace() {
    PhantomImage small = PhantomGenerator.golden(1, 144, 112);
    PhantomImage large = PhantomGenerator.golden(1, 1152, 896);
    Roi a = small.rois().get(0);
    Roi b = large.rois().get(0);
    assertThat((a.left() + a.width() / 2.0) / 112)
        .isCloseTo((b.left() + b.width() / 2.0) / 896, within(0.1));
    assertThat(large.pixels()).hasSize(1152 * 896);
  }

  @Test
  void refusesAnImageTooSmallForAnatomy() {
    assertThatThrownBy(() -> PhantomGenerator.golden(0, 32, 500)).hasMessageContaining("64x64");
  }
}
