package io.mammoedge.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.mammoedge.runtime.preprocess.Plane;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final Plane GRADIENT = gradient(20, 30);

  @Test
  void noneLeavesTheImageAsItIs() {
    assertThat(one(Augmentation.NONE, 1)).isEqualTo(GRADIENT);
  }

  @Test
  void theSameRandomStateGivesTheSameImage() {
    Plane one = one(Augmentation.PAPER, 3);
    Plane two = one(Augmentation.PAPER, 3);
    assertThat(one.values()).isEqualTo(two.values());
    assertThat(one.values()).isNotEqualTo(one(Augmentation.PAPER, 4).values());
  }

  @Test
  void aFlipIsExact() {
    Plane flipped = Affine.of(0, 0, 1, -1).resample(GRADIENT, Interpolation.BILINEAR);
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 30; x++) {
        assertThat(flipped.values()[y * 30 + x]).isEqualTo(GRADIENT.values()[y * 30 + 29 - x]);
      }
    }
  }

  /** What affine.py writes. */
  record Reference(int height, int width, float[] image, List<Case> cases) {}

  record Case(
      double angle, double shear, double zoomRows, double zoomColumns, int order, float[] values) {}

  @Test
  void mapsAreThoseOfKeras() throws IOException {
    Reference reference;
    try (Reader in =
        new InputStreamReader(
            AugmentationTest.class.getResourceAsStream("affine.json"), StandardCharsets.UTF_8)) {
      reference = new Gson().fromJson(in, Reference.class);
    }
    Plane image = new Plane(reference.height, reference.width, reference.image);
    assertThat(reference.cases).hasSize(10);
    for (Case one : reference.cases) {
      Interpolation interpolation = one.order == 0 ? Interpolation.NEAREST : Interpolation.BILINEAR;
      float[] got =
          Affine.of(Math.toRadians(one.angle), one.shear, one.zoomRows, one.zoomColumns)
              .resample(image, interpolation)
              .values();
      for (int i = 0; i < got.length; i++) {
        assertThat(got[i]).as("%s, pixel %d", one, i).isCloseTo(one.values[i], within(2e-3f));
      }
    }
  }

  @Test
  void eachChannelHasAShiftOfItsOwnWithinTheImagesRange() {
    Augmentation shift = new Augmentation(false, false, 0, 0, 0, 20, Interpolation.NEAREST);
    SplittableRandom random = new SplittableRandom(3);
    float least = GRADIENT.values()[0];
    float most = GRADIENT.values()[GRADIENT.values().length - 1];
    for (int i = 0; i < 100; i++) {
      List<Plane> channels = shift.apply(GRADIENT, 3, random);
      assertThat(channels).hasSize(3).doesNotHaveDuplicates();
      for (Plane channel : channels) {
        float change = channel.values()[300] - GRADIENT.values()[300];
        assertThat(change).isBetween(-20f, 20f);
        for (int p = 0; p < channel.values().length; p++) {
          float expected = Math.min(most, Math.max(least, GRADIENT.values()[p] + change));
          assertThat(channel.values()[p]).isCloseTo(expected, within(1e-3f));
        }
      }
    }
  }

  @Test
  void drawsFillThePapersRanges() {
    SplittableRandom random = new SplittableRandom(11);
    int mirrored = 0;
    double leastArea = 9;
    double mostArea = 0;
    double mostAngle = 0;
    for (int i = 0; i < 10_000; i++) {
      Affine map = Augmentation.PAPER.draw(random);
      double area = map.a() * map.d() - map.b() * map.c();
      mirrored += area < 0 ? 1 : 0;
      leastArea = Math.min(leastArea, Math.abs(area));
      mostArea = Math.max(mostArea, Math.abs(area));
      double angle = Math.toDegrees(Math.atan(Math.abs(map.c() / map.a())));
      mostAngle = Math.max(mostAngle, angle);
    }
    // One flip of two mirrors; zooms of 0.8 to 1.2 twice, times the shear's cosine.
    assertThat(mirrored).isBetween(4_800, 5_200);
    assertThat(leastArea).isBetween(0.8 * 0.8 * Math.cos(0.2), 0.66);
    assertThat(mostArea).isBetween(1.39, 1.2 * 1.2);
    assertThat(mostAngle).isBetween(24.9, 25.0 + 1e-9);
  }

  @Test
  void anImpossibleRangeIsRefused() {
    assertThatThrownBy(() -> new Augmentation(true, true, 25, 0.2, 1, 20, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zoom");
  }

  private static Plane one(Augmentation augmentation, long seed) {
    return augmentation.apply(GRADIENT, 1, new SplittableRandom(seed)).get(0);
  }

  private static Plane gradient(int height, int width) {
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = 255f * i / values.length;
    }
    return new Plane(height, width, values);
  }
}
