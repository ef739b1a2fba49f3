package io.mammoedge.trainer.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.LesionRow;
import io.mammoedge.trainer.dataset.LesionType;
import io.mammoedge.trainer.dataset.Mask;
import io.mammoedge.trainer.patch.MaskArea.Rectangle;
import io.mammoedge.trainer.patch.Region.Centre;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The paper's rules of overlap, held against counting pixel by pixel. */
class PatchSamplerTest {
  private static final ImageSize SIZE = new ImageSize(120, 90);
  private static final int PATCH = 24;

  /** An image with one to three rectangular lesions that do not touch. */
  private record Scene(Mask mask, List<LesionRow> lesions) {
    static Scene of(long seed) {
      Random random = new Random(seed);
      List<LesionRow> lesions = new ArrayList<>();
      byte[] mask = new byte[SIZE.height() * SIZE.width()];
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        int w = 1 + random.nextInt(28);
        int h = 1 + random.nextInt(38);
        int x = 30 * i + random.nextInt(30 - w);
        int y = 40 * i + random.nextInt(40 - h);
        lesions.add(new LesionRow("a", i + 1, LesionType.MASS, true, x, y, w, h));
        IntStream.range(0, mask.length)
            .filter(p -> in(p % SIZE.width(), x, w) && in(p / SIZE.width(), y, h))
            .forEach(p -> mask[p] = (byte) 255);
      }
      return new Scene(new Mask(SIZE.height(), SIZE.width(), mask), lesions);
    }

    private static boolean in(int at, int start, int length) {
      return at >= start && at < start + length;
    }

    List<Region> regions() {
      return lesions.stream().map(lesion -> Region.of(mask, box(lesion))).toList();
    }

    private static Rectangle box(LesionRow l) {
      return new Rectangle(l.x(), l.y(), l.x() + l.w(), l.y() + l.h());
    }

    /** The larger of the two shares of the overlap rule, counted pixel by pixel. */
    double overlap(Centre centre, LesionRow lesion) {
      int both = 0;
      for (int y = centre.y() - PATCH / 2; y < centre.y() - PATCH / 2 + PATCH; y++) {
        for (int x = centre.x() - PATCH / 2; x < centre.x() - PATCH / 2 + PATCH; x++) {
          if (in(x, lesion.x(), lesion.w()) && in(y, lesion.y(), lesion.h())) {
            both++;
          }
        }
      }
      return Math.max((double) both / (lesion.w() * lesion.h()), (double) both / (PATCH * PATCH));
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  private static PatchSampler sampler(long seed) {
    return new PatchSampler(SIZE, PATCH, new Random(seed));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lesionPatchesAreCentredInTheBoxAndOverlapEnough(long seed) {
    Scene scene = Scene.of(seed);
    for (int i = 0; i < scene.lesions().size(); i++) {
      LesionRow lesion = scene.lesions().get(i);
      double best = bestOverlap(scene, lesion);
      List<Centre> centres = sampler(seed).lesion(scene.regions().get(i), 10);
      assertThat(centres).hasSize(10);
      for (Centre centre : centres) {
        assertThat(Scene.in(centre.x(), lesion.x(), lesion.w())).isTrue();
        assertThat(Scene.in(centre.y(), lesion.y(), lesion.h())).isTrue();
        // What no centre can reach is asked for less of, in steps of 0.05.
        double asked = Math.min(PatchSampler.LESION_CUTOFF, best - 0.1);
        assertThat(scene.overlap(centre, lesion)).isGreaterThan(asked);
      }
    }
  }

  private static double bestOverlap(Scene scene, LesionRow lesion) {
    double best = 0;
    for (int y = lesion.y(); y < lesion.y() + lesion.h(); y++) {
      for (int x = lesion.x(); x < lesion.x() + lesion.w(); x++) {
        best = Math.max(best, scene.overlap(new Centre(x, y), lesion));
      }
    }
    return best;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void backgroundKeepsClearOfEveryLesion(long seed) {
    Scene scene = Scene.of(seed);
    List<Centre> centres = sampler(seed).background(scene.regions(), 20);
    assertThat(centres).hasSize(20);
    for (Centre centre : centres) {
      for (LesionRow lesion : scene.lesions()) {
        assertThat(scene.overlap(centre, lesion))
            .isLessThanOrEqualTo(PatchSampler.BACKGROUND_CUTOFF);
      }
    }
  }

  @Test
  void theOnlyPatchOfALesionIsItsCentroid() {
    // An L of three cells, 20 pixels each: its centroid is not the middle of its box.
    byte[] mask = new byte[SIZE.height() * SIZE.width()];
    for (int y = 10; y < 50; y++) {
      for (int x = 10; x < (y < 30 ? 30 : 50); x++) {
        mask[y * SIZE.width() + x] = 1;
      }
    }
    Region region =
        Region.of(new Mask(SIZE.height(), SIZE.width(), mask), new Rectangle(10, 10, 50, 50));
    Centre centre = sampler(1).lesion(region, 1).get(0);
    // Mean column of the pixels: (2 * 19.5 + 39.5) / 3; mean row: (19.5 + 2 * 39.5) / 3.
    assertThat((double) centre.x()).isCloseTo((2 * 19.5 + 39.5) / 3, within(0.5));
    assertThat((double) centre.y()).isCloseTo((19.5 + 2 * 39.5) / 3, within(0.5));
  }

  @Test
  void aLesionThatFillsTheImageLeavesNoBackground() {
    byte[] mask = new byte[SIZE.height() * SIZE.width()];
    Arrays.fill(mask, (byte) 1);
    Region region =
        Region.of(new Mask(SIZE.height(), SIZE.width(), mask), new Rectangle(0, 0, 90, 120));
    // Only at the very corners does so much of the patch lie outside that it counts as background.
    assertThat(sampler(1).background(List.of(region), 1000)).hasSizeLessThan(1000);
  }

  /** A lesion of 180 pixels, of which the patch of 100 holds 90: shares of 0.5 and of 0.9. */
  @Test
  void anOverlapOfExactlyTheCutoffIsNotEnough() {
    Region region = Region.of(mask(new Rectangle(20, 20, 29, 40)), new Rectangle(20, 20, 29, 40));
    Rectangle patch = new Rectangle(20, 30, 30, 40);
    assertThat(region.overlaps(patch, 0.9)).isFalse();
    assertThat(region.overlaps(patch, 0.89)).isTrue();
    assertThat(region.overlaps(patch.moved(40, 0), 0)).isFalse();
  }

  private static Mask mask(Rectangle... lesions) {
    byte[] values = new byte[SIZE.height() * SIZE.width()];
    for (Rectangle r : lesions) {
      for (int y = r.top(); y < r.bottom(); y++) {
        Arrays.fill(values, y * SIZE.width() + r.left(), y * SIZE.width() + r.right(), (byte) 255);
      }
    }
    return new Mask(SIZE.height(), SIZE.width(), values);
  }

  @Test
  void onlyTheLargestPieceOfALesionHasPatches() {
    Rectangle large = new Rectangle(10, 10, 30, 26);
    Rectangle small = new Rectangle(60, 90, 65, 95);
    Region region = Region.of(mask(large, small), new Rectangle(10, 10, 65, 95));
    assertThat(region.largestPiece().box()).isEqualTo(large);
    assertThat(sampler(1).lesion(region, 1)).containsExactly(new Centre(20, 18));
    assertThat(sampler(1).lesion(region, 50))
        .allMatch(c -> Scene.in(c.x(), 10, 20) && Scene.in(c.y(), 10, 16));
    // The small piece is no background all the same.
    assertThat(sampler(1).background(List.of(Region.of(mask(small), small)), 500))
        .noneMatch(c -> Scene.in(c.x(), 60, 5) && Scene.in(c.y(), 90, 5));
  }

  @Test
  void piecesTouchAtCornersAndTheFirstOfEqualsIsTaken() {
    byte[] values = {
      1, 0, 0, 0, 1, //
      0, 1, 0, 0, 1, //
      0, 0, 1, 0, 1,
    };
    assertThat(Pieces.largest(new Mask(3, 5, values))).containsExactlyInAnyOrder(0, 6, 12);
    assertThat(Pieces.largest(new Mask(3, 5, new byte[15]))).isEmpty();
  }

  /** A thin diagonal fills 1/60 of its box, so that most centres miss it by far. */
  @Test
  void aThinLesionStillGetsPatchesThatShowIt() {
    byte[] values = new byte[SIZE.height() * SIZE.width()];
    for (int i = 10; i < 70; i++) {
      values[i * SIZE.width() + i] = 1;
    }
    Mask mask = new Mask(SIZE.height(), SIZE.width(), values);
    Region region = Region.of(mask, new Rectangle(10, 10, 70, 70));
    PatchSampler pixels = new PatchSampler(SIZE, 1, new Random(1));
    assertThat(pixels.lesion(region, 20)).allMatch(c -> mask.inside(c.y(), c.x()));
  }

  @Test
  void centresReachTheBorder() {
    List<Centre> centres = sampler(3).background(List.of(), 20_000);
    assertThat(centres).anyMatch(c -> c.x() == 0).anyMatch(c -> c.x() == SIZE.width() - 1);
    assertThat(centres).anyMatch(c -> c.y() == 0).anyMatch(c -> c.y() == SIZE.height() - 1);
    assertThat(centres)
        .allMatch(c -> c.x() >= 0 && c.x() < SIZE.width() && c.y() >= 0 && c.y() < SIZE.height());
  }
}
