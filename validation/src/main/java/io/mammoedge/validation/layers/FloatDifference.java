package io.mammoedge.validation.layers;

import java.util.Locale;
import java.util.Optional;

/** Whether two lists of floats are the same up to what the order of a sum rounds. */
final class FloatDifference {
  private FloatDifference() {}

  /** Why not, in words. */
  static Optional<String> of(float[] expected, float[] got) {
    if (expected.length != got.length) {
      return Optional.of("%d values, not %d".formatted(got.length, expected.length));
    }
    double largest = 0;
    double off = 0;
    int wrong = 0;
    for (int i = 0; i < got.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      off = Math.max(off, Math.abs((double) got[i] - expected[i]));
    }
    for (int i = 0; i < got.length; i++) {
      // What is not a number is wrong, too.
      boolean near = Math.abs((double) got[i] - expected[i]) <= LayerLimits.CONSTANT * largest;
      wrong += near ? 0 : 1;
    }
    return wrong == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d values differ from the trained network's, by up to %.3g of the largest",
                wrong,
                got.length,
                off / largest));
  }
}
