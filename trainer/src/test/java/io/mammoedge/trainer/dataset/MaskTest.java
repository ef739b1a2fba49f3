package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.preprocess.Move;
import io.mammoedge.runtime.preprocess.Placement;
import io.mammoedge.trainer.dataset.Outline.Point;
import java.awt.Polygon;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Masks, drawn contours and the PNG files they end in. */
class MaskTest {
  private static Mask disc(int height, int width, double x, double y, double radius) {
    Mask mask = Mask.empty(new ImageSize(height, width));
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        if (Math.hypot(column + 0.5 - x, row + 0.5 - y) < radius) {
          mask.mark(row, column);
        }
      }
    }
    return mask;
  }

  private static long area(Mask mask) {
    return IntStream.range(0, mask.values().length).filter(i -> mask.values()[i] != 0).count();
  }

  @Test
  void aResampledLesionKeepsItsPlaceAndArea() {
    Mask small = disc(400, 300, 120, 200, 50).resample(new ImageSize(100, 150));
    assertThat(small.box().x()).isCloseTo(35, within(1));
    assertThat(small.box().y()).isCloseTo(37, within(1));
    assertThat(small.box().w()).isCloseTo(50, within(2));
    assertThat(small.box().h()).isCloseTo(25, within(2));
    assertThat((double) area(small)).isCloseTo(Math.PI * 25 * 12.5, within(20.0));
  }

  @Test
  void aLesionSmallerThanAPixelDoesNotVanish() {
    Mask small = disc(400, 300, 120, 200, 1.5).resample(new ImageSize(40, 30));
    assertThat(area(small)).isEqualTo(1);
    assertThat(small.inside(20, 12)).isTrue();
    assertThat(Mask.empty(new ImageSize(40, 30)).resample(new ImageSize(8, 8)).box())
        .isEqualTo(Mask.Box.NONE);
  }

  @Test
  void aContourIsFilledAsJavaFillsIt() {
    List<Point> star =
        List.of(
            new Point(10, 10),
            new Point(90, 20),
            new Point(40, 40),
            new Point(80, 90),
            new Point(20, 70));
    Polygon expected = new Polygon();
    star.forEach(p -> expected.addPoint((int) p.x(), (int) p.y()));
    ImageSize size = new ImageSize(100, 100);
    Mask mask = ContourFill.fill(star, stretch(size, size));
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < 100; x++) {
        if (!isCorner(star, x, y)) {
          assertThat(mask.inside(y, x)).isEqualTo(expected.contains(x + 0.5, y + 0.5));
        }
      }
    }
  }

  private static Placement stretch(ImageSize from, ImageSize to) {
    return Placement.stretch(
        new Move.Size(from.height(), from.width()), new Move.Size(to.height(), to.width()));
  }

  private static boolean isCorner(List<Point> corners, int x, int y) {
    return corners.contains(new Point(x, y));
  }

  @Test
  void aSinglePointIsOnePixelAndPointsOutsideAreNone() {
    ImageSize original = new ImageSize(1000, 500);
    ImageSize prepared = new ImageSize(100, 100);
    Mask mask = ContourFill.fill(List.of(new Point(499, 10)), stretch(original, prepared));
    assertThat(mask.box()).isEqualTo(new Mask.Box(99, 1, 1, 1));
    assertThat(
            ContourFill.fill(List.of(new Point(-3, 1200)), stretch(original, prepared))
                .box()
                .isNone())
        .isTrue();
  }
}
