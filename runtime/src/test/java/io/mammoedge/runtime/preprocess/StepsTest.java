package io.mammoedge.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each step does to small images whose result can be said by hand. */
class StepsTest {
  private static Plane plane(int width, float... values) {
    return new Plane(values.length / width, width, values);
  }

  @Test
  void orientBringsTheBrighterHalfToTheLeft() {
    Plane right = plane(3, 0, 0, 512, 0, 0, 512);
    assertThat(new Orient().apply(right).values()).containsExactly(512, 0, 0, 512, 0, 0);
    Plane left = plane(3, 512, 0, 0, 512, 0, 0);
    assertThat(new Orient().apply(left)).isSameAs(left);
  }

  @Test
  void orientLeavesTiesAsTheyAre() {
    // The middle column belongs to neither half, and 255 is 0 when divided by 256.
    Plane tie = plane(3, 1024, 65_535, 1279);
    assertThat(new Orient().apply(tie)).isSameAs(tie);
    Plane column = plane(1, 7, 9);
    assertThat(new Orient().apply(column)).isSameAs(column);
  }

  @ParameterizedTest
  @CsvSource({"0, 1000, 1000", "20, 960, 960", "499, 2, 2", "1, 998, 998", "33, 934, 934"})
  void cropBorderCutsTheSameOffEveryEdge(int perMille, int height, int width) {
    Plane cut = new CropBorder(perMille).apply(new Plane(1000, 1000, new float[1_000_000]));
    assertThat(cut.height()).isEqualTo(height);
    assertThat(cut.width()).isEqualTo(width);
  }

  @Test
  void cropBorderKeepsTheMiddle() {
    Plane image = plane(3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(new CropBorder(334).apply(image).values()).containsExactly(5);
    assertThat(new CropBorder(333).apply(image)).isSameAs(image);
  }

  @Test
  void cropBackgroundKeepsTheBoxOfWhatIsBright() {
    Plane image =
        plane(
            5,
            new float[] {
              0, 0, 0, 0, 0, //
              0, 9, 9, 0, 0, //
              0, 9, 0, 9, 0, //
              0, 0, 0, 0, 9
            });
    // Two of five in a row, but only two of four in a column are 400 of 1000.
    assertThat(new CropBackground(8, 400).apply(image).values()).containsExactly(9, 9);
    assertThat(new CropBackground(8, 1).apply(image).height()).isEqualTo(3);
    assertThat(new CropBackground(8, 1).apply(image).width()).isEqualTo(4);
  }

  @Test
  void cropBackgroundNeverLeavesNothing() {
    Plane black = plane(2, 0, 0, 0, 0);
    assertThat(new CropBackground(0, 1).apply(black)).isSameAs(black);
    // One bright pixel is enough for its row, and for its column where that is short.
    Plane point = plane(4, 0, 0, 9, 0, 0, 0, 0, 0);
    assertThat(new CropBackground(8, 500).apply(point).values()).containsExactly(9, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 50, 40, 40, 40, 20",
    "50, 100, 40, 40, 20, 40",
    "100, 100, 40, 30, 30, 30",
    "3, 2, 7, 100, 7, 5",
    "1000, 1, 8, 8, 8, 1"
  })
  void letterboxKeepsTheProportions(int h, int w, int toH, int toW, int shownH, int shownW) {
    float[] white = new float[h * w];
    Arrays.fill(white, 65_535);
    Preprocessing fit = new Preprocessing(List.of(new Resample(toH, toW, Resample.Fit.LETTERBOX)));
    Placed placed = fit.place(new Plane(h, w, white));
    assertThat(placed.placement().shown()).isEqualTo(new Move.Size(shownH, shownW));
    for (int y = 0; y < toH; y++) {
      for (int x = 0; x < toW; x++) {
        float value = placed.image().values()[y * toW + x];
        assertThat(value > 65_000).isEqualTo(y < shownH && x < shownW);
        assertThat(value == 0).isEqualTo(y >= shownH || x >= shownW);
      }
    }
  }

  @Test
  void stepsComeInOrder() {
    assertThatThrownBy(
            () -> new Preprocessing(List.of(new Resample(4, 4), new Orient(), new Mean(0))))
        .hasMessageContaining("step 'orient' cannot follow 'resample'");
    assertThatThrownBy(() -> new Preprocessing(List.of(new Resample(4, 4), new Resample(4, 4))))
        .hasMessageContaining("then one resample");
    assertThatThrownBy(() -> new Preprocessing(List.of(new Scale(2), new CropBorder(1))))
        .hasMessageContaining("step 'crop-border' cannot follow 'scale'");
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> new CropBorder(500)).hasMessageContaining("0..499");
    assertThatThrownBy(() -> new CropBackground(-1, 5)).hasMessageContaining("0..65534");
    assertThatThrownBy(() -> new CropBackground(5, 0)).hasMessageContaining("1..1000");
  }
}
