package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.preprocess.CropBackground;
import io.mammoedge.runtime.preprocess.Move;
import io.mammoedge.runtime.preprocess.Orient;
import io.mammoedge.runtime.preprocess.Placement;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
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
    assertThat(small.box()).isEqualTo(new Mask.Box(11, 19, 2, 2));
    assertThat(small.inside(20, 12)).isTrue();
    assertThat(Mask.empty(new ImageSize(40, 30)).resample(new ImageSize(8, 8)).box())
        .isEqualTo(Mask.Box.NONE);
  }

  /** Two thin lines at right angles, reduced four times: no pixel is half covered. */
  @Test
  void aThinLesionKeepsItsBoxAndIsNotMarkedBesideItself() {
    Mask angle = Mask.empty(new ImageSize(400, 300));
    for (int i = 0; i < 80; i++) {
      angle.mark(101 + i, 41);
      angle.mark(101, 41 + i);
    }
    Mask small = angle.resample(new ImageSize(100, 75));
    assertThat(small.box()).isEqualTo(new Mask.Box(10, 25, 21, 21));
    assertThat(area(small)).isEqualTo(41);
    assertThat(small.inside(35, 20)).as("the middle of the box").isFalse();
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

  /** A disc beside tissue: its mask, drawn as pixels or as a contour, goes where its pixels go. */
  @Test
  void masksAndContoursGoWhereThePixelsGo() {
    for (boolean right : new boolean[] {false, true}) {
      double x = right ? 190 : 110;
      Mask lesion = disc(400, 300, x, 150, 30);
      Placement placement = placement(lesion, right);
      Mask placed = lesion.place(placement);
      Mask.Box box = placed.box();
      // Kept are 200 rows from 100 on and 220 columns from the chest wall on, scaled by a half.
      assertThat(placed.height()).isEqualTo(100);
      assertThat(placed.width()).isEqualTo(140);
      assertThat(box.x() + box.w() / 2.0).isCloseTo(55, within(0.6));
      assertThat(box.y() + box.h() / 2.0).isCloseTo(25, within(0.6));
      assertThat(box.w()).isCloseTo(30, within(1));
      assertThat(box.h()).isCloseTo(30, within(1));
      Mask drawn = ContourFill.fill(circle(x, 150, 30), placement);
      // A contour also marks the pixels of its corners; half of them are outside.
      assertThat(difference(placed, drawn)).isLessThan(45);
      assertThat(drawn.box().x() + drawn.box().w() / 2.0).isCloseTo(55, within(0.6));
    }
  }

  /** Where the breast ends inside a lesion, the rest is cut off, not drawn onto the padding. */
  @Test
  void whatThePreparedImageDoesNotShowIsNotDrawn() {
    Mask lesion = disc(400, 300, 220, 150, 30);
    Placement placement = placement(Mask.empty(new ImageSize(400, 300)), false);
    assertThat(lesion.place(placement).box().w()).isCloseTo(15, within(1));
    assertThat(ContourFill.fill(circle(220, 150, 30), placement).box().w())
        .isCloseTo(15, within(1));
    Mask outside = disc(400, 300, 280, 150, 10);
    assertThat(outside.place(placement).box()).isEqualTo(Mask.Box.NONE);
    assertThat(ContourFill.fill(circle(280, 150, 10), placement).box()).isEqualTo(Mask.Box.NONE);
  }

  /** Of an image with tissue of 200x220 pixels at its left or right edge. */
  private static Placement placement(Mask white, boolean right) {
    float[] values = new float[400 * 300];
    for (int y = 100; y < 300; y++) {
      for (int x = 0; x < 220; x++) {
        values[y * 300 + (right ? 299 - x : x)] = 20_000;
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = white.values()[i] != 0 ? 65_535 : values[i];
    }
    return new Preprocessing(
            List.of(
                new Orient(),
                new CropBackground(5000, 300),
                new Resample(100, 140, Resample.Fit.LETTERBOX)))
        .place(new Plane(400, 300, values))
        .placement();
  }

  private static List<Point> circle(double x, double y, double radius) {
    return IntStream.range(0, 90)
        .mapToObj(i -> i * Math.PI / 45)
        .map(a -> new Point(x + radius * Math.cos(a), y + radius * Math.sin(a)))
        .toList();
  }

  private static long difference(Mask a, Mask b) {
    return IntStream.range(0, a.values().length)
        .filter(i -> (a.values()[i] != 0) != (b.values()[i] != 0))
        .count();
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
