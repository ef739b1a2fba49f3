package io.mammoedge.runtime.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bright square is found where the placement says it went. */
class PlacementTest {
  private static final int HEIGHT = 180;
  private static final int WIDTH = 150;
  private static final int SIDE = 12;

  private static Preprocessing steps(Resample resample) {
    return new Preprocessing(
        List.of(new CropBorder(25), new Orient(), new CropBackground(5000, 100), resample));
  }

  static List<Resample> resamples() {
    return List.of(
        new Resample(100, 130),
        new Resample(100, 130, Resample.Fit.LETTERBOX),
        new Resample(100, 130, Resample.Fit.STRETCH, Resample.Filter.CUBIC),
        new Resample(100, 130, Resample.Fit.LETTERBOX, Resample.Filter.CUBIC));
  }

  /** Tissue on one side, a white square in it. */
  private static Plane image(boolean right, int top, int left) {
    float[] values = new float[HEIGHT * WIDTH];
    for (int y = 20; y < 150; y++) {
      for (int x = 0; x < 110; x++) {
        values[y * WIDTH + (right ? WIDTH - 1 - x : x)] = 20_000;
      }
    }
    for (int y = top; y < top + SIDE; y++) {
      for (int x = left; x < left + SIDE; x++) {
        values[y * WIDTH + x] = 65_535;
      }
    }
    return new Plane(HEIGHT, WIDTH, values);
  }

  @ParameterizedTest
  @MethodSource("resamples")
  void pointsFollowThePixels(Resample resample) {
    Random random = new Random(4);
    for (int i = 0; i < 20; i++) {
      boolean right = i % 2 == 1;
      int top = 30 + random.nextInt(100);
      int left = 45 + random.nextInt(50);
      Placed placed = steps(resample).place(image(right, top, left));
      Placement placement = placed.placement();
      double x = placement.x(left + SIDE / 2.0);
      double y = placement.y(top + SIDE / 2.0);
      assertThat(placement.shows(left, top)).isTrue();
      assertThat(centre(placed.image(), at -> at % 130 + 0.5)).isCloseTo(x, within(0.3));
      assertThat(centre(placed.image(), at -> at / 130 + 0.5)).isCloseTo(y, within(0.3));
    }
  }

  /** Mean position of the pixels that are nearly white. */
  private static double centre(Plane image, ToDoubleFunction<Integer> position) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < image.values().length; i++) {
      double excess = Math.max(0, image.values()[i] - 21_000);
      sum += excess * position.applyAsDouble(i);
      weight += excess;
    }
    return sum / weight;
  }

  @ParameterizedTest
  @MethodSource("resamples")
  void whatIsCutOffIsNotShown(Resample resample) {
    for (boolean right : new boolean[] {false, true}) {
      Placement placement = steps(resample).place(image(right, 60, 60)).placement();
      double chest = right ? WIDTH - 6 : 6;
      double air = right ? 6 : WIDTH - 6;
      assertThat(placement.shows(chest, 80)).isTrue();
      assertThat(placement.shows(air, 80)).isFalse();
      assertThat(placement.shows(chest, 10)).isFalse();
      assertThat(placement.shows(chest, 160)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("resamples")
  void anotherPictureOfTheSameSizeGoesTheSameWay(Resample resample) {
    Plane image = image(true, 50, 70);
    Placed placed = steps(resample).place(image);
    assertThat(placed.placement().apply(image).plane().values()).isEqualTo(placed.image().values());
    assertThatThrownBy(() -> placed.placement().apply(new Plane(1, 1, new float[1])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The largest films have 40 million pixels: one copy as floats takes 160 MB. */
  @Test
  void aFilmIsPlacedWithoutACopyOfIt() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    Placed placed =
        steps(new Resample(100, 130, Resample.Fit.LETTERBOX)).place(new BrightRight(7300, 5500));
    long taken = thread.getCurrentThreadAllocatedBytes() - before;
    assertThat(placed.placement().moves()).anyMatch(Move.Mirror.class::isInstance);
    assertThat(taken).isLessThan(16 << 20);
  }

  /** Black on the left, tissue on the right. */
  private record BrightRight(int height, int width) implements PixelRows {
    @Override
    public void read(int y, int from, float[] piece) {
      int tissue = Math.max(0, Math.min(piece.length, width / 3 - from));
      Arrays.fill(piece, 0, tissue, 0);
      Arrays.fill(piece, tissue, piece.length, 20_000);
    }
  }
}
