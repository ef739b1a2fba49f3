package io.mammoedge.runtime.preprocess;

/**
 * Cubic convolution (Keys 1981) with {@code a = -0.75} on the four nearest pixels, the edge ones
 * repeated: OpenCV's {@code INTER_CUBIC}. The centre of output pixel {@code i} lies at {@code (i +
 * 0.5) in / out - 0.5} input pixels, which is {@code ((2i + 1) in - out) / (2 out)} and split here
 * into a whole number and a fraction without rounding. The weights are float32, in the order of the
 * ONNX nodes that exports write, so that both give the same.
 */
final class CubicTaps {
  private static final float A = -0.75f;
  private static final int WINDOW = 4;

  private CubicTaps() {}

  static Taps of(int in, int out) {
    Taps taps = Taps.blank(WINDOW, out);
    long whole = 2L * out;
    for (int i = 0; i < out; i++) {
      // One pixel to the right, so that it is positive and division rounds down.
      long centre = (2L * i + 1) * in + out;
      fill(taps, i, in, (int) (centre / whole), (float) (centre % whole) / whole);
    }
    return taps;
  }

  /** The output pixel's centre is {@code t} to the right of that of pixel {@code next - 1}. */
  private static void fill(Taps taps, int i, int in, int next, float t) {
    float rest = 1 - t;
    taps.add(i, clamp(next - 2, in), far(t, rest));
    taps.add(i, clamp(next - 1, in), near(t));
    taps.add(i, clamp(next, in), near(rest));
    taps.add(i, clamp(next + 1, in), far(rest, t));
  }

  /** At distance {@code x} of 0..1: {@code (a + 2) x^3 - (a + 3) x^2 + 1}. */
  private static float near(float x) {
    return ((A + 2) * x - (A + 3)) * x * x + 1;
  }

  /**
   * At distance {@code 1 + x}, where {@code rest} is {@code 1 - x}: {@code a (x^3 - 2 x^2 + x)} is
   * what {@code a d^3 - 5 a d^2 + 8 a d - 4 a} comes to at {@code d = 1 + x}.
   */
  private static float far(float x, float rest) {
    return A * x * rest * rest;
  }

  private static int clamp(int at, int in) {
    return Math.max(0, Math.min(in - 1, at));
  }
}
