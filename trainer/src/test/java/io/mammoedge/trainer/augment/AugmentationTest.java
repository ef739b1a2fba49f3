package io.mammoedge.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.preprocess.Plane;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final Plane GRADIENT = gradient(20, 30);

  @Test
  void noneLeavesTheImageAsItIs() {
    assertThat(Augmentation.NONE.apply(GRADIENT, new SplittableRandom(1))).isEqualTo(GRADIENT);
  }

  @Test
  void theSameRandomStateGivesTheSameImage() {
    Plane one = Augmentation.PAPER.apply(GRADIENT, new SplittableRandom(3));
    Plane two = Augmentation.PAPER.apply(GRADIENT, new SplittableRandom(3));
    assertThat(one.values()).isEqualTo(two.values());
    assertThat(one.values())
        .isNotEqualTo(Augmentation.PAPER.apply(GRADIENT, new SplittableRandom(4)).values());
  }

  @Test
  void aFlipIsExact() {
    Plane flipped = Affine.of(0, 0, -1, 1).resample(GRADIENT);
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 30; x++) {
        assertThat(flipped.values()[y * 30 + x]).isEqualTo(GRADIENT.values()[y * 30 + 29 - x]);
      }
    }
  }

  @Test
  void aRotationBy90DegreesTurnsASquare() {
    Plane square = gradient(9, 9);
    Plane turned = Affine.of(Math.PI / 2, 0, 1, 1).resample(square);
    assertThat(turned.values()[0 * 9 + 2]).isCloseTo(square.values()[2 * 9 + 8], within(1e-3f));
  }

  @Test
  void valuesStayOnTheScale() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 50; i++) {
      for (float value : Augmentation.PAPER.apply(GRADIENT, random).values()) {
        assertThat(value).isBetween(0f, 255f);
      }
    }
  }

  @Test
  void anImpossibleRangeIsRefused() {
    assertThatThrownBy(() -> new Augmentation(true, true, 25, 0.2, 1, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zoom");
  }

  private static Plane gradient(int height, int width) {
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = 255f * i / values.length;
    }
    return new Plane(height, width, values);
  }
}
