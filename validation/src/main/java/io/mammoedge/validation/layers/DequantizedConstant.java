package io.mammoedge.validation.layers;

import java.util.Locale;
import java.util.Optional;

/**
 * Weights or a bias in codes.
 *
 * @param codes as they lie, whole channels one after another
 * @param scales one a channel
 */
record DequantizedConstant(int[] codes, float[] scales) {
  /** Rounding of the quotient itself, in steps. */
  private static final double ROUNDING = 1e-3;

  /** Of the value: a bias of many codes has no more digits than a float. */
  private static final double FLOAT = 1e-6;

  private float scale(int index) {
    return scales[index / (codes.length / scales.length)];
  }

  /** Why a code is not the nearest to its value, in words. */
  Optional<String> objection(float[] floats) {
    int wrong = 0;
    double both = 0;
    double squares = 0;
    for (int i = 0; i < floats.length; i++) {
      double value = (double) codes[i] * scale(i);
      double allowed = (0.5 + ROUNDING) * scale(i) + FLOAT * Math.abs(floats[i]);
      boolean isFull = Math.abs(codes[i]) == Integer.MAX_VALUE;
      // What is not a number is wrong, too.
      boolean near = Math.abs(value - floats[i]) <= allowed;
      wrong += near || isFull ? 0 : 1;
      both += value * floats[i];
      squares += (double) floats[i] * floats[i];
    }
    return wrong == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d codes are more than half a step off; as a whole they are %.4f times the"
                    + " trained network's",
                wrong,
                codes.length,
                both / squares));
  }

  /**
   * The scale of this bias over what it should be; of all channels the one that is farthest off.
   */
  double scaleOver(DequantizedConstant weight, float inputScale) {
    double farthest = 1;
    for (int c = 0; c < scales.length; c++) {
      double factor = scales[c] / ((double) inputScale * weight.scales[c]);
      farthest = Math.abs(factor - 1) > Math.abs(farthest - 1) ? factor : farthest;
    }
    return farthest;
  }
}
