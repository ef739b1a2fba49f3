package io.mammoedge.exporter.quantize;

/**
 * Which values of a tensor 8 bits shall tell apart; what lies outside is clipped.
 *
 * @param min at most 0, since 0 must have a code of its own: it is what padding adds
 * @param max at least 0
 */
record Range(float min, float max) {
  private static final int STEPS = 255;

  /** Widens the range to hold 0. */
  Range {
    if (!Float.isFinite(min) || !Float.isFinite(max)) {
      throw new IllegalArgumentException("a range from " + min + " to " + max);
    }
    min = Math.min(min, 0);
    max = Math.max(max, 0);
  }

  /** Width of a step: {@code value = scale (code - zeroPoint)}, ONNX {@code QuantizeLinear}. */
  float scale() {
    float scale = (float) (((double) max - min) / STEPS);
    return scale >= Float.MIN_NORMAL ? scale : 1;
  }

  /** Code of 0, 0..255. */
  int zeroPoint() {
    return Math.max(0, Math.min(STEPS, Math.round(-min / scale())));
  }
}
