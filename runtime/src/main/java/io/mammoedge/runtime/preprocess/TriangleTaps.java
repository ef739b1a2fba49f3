package io.mammoedge.runtime.preprocess;

/**
 * A triangle as wide as the reduction: ONNX {@code Resize}, mode {@code linear}, {@code
 * antialias=1}, {@code exclude_outside=1}. Computed in float32 in the order of ONNX Runtime's CPU
 * kernel: at 3328 rows a centre in float32 is up to 1e-4 pixels off, which on pixels of 0 beside
 * 65535 is worth several grey values, so exact weights would make training and serving differ.
 */
final class TriangleTaps {
  private TriangleTaps() {}

  static Taps of(int in, int out) {
    float ratio = (float) out / in;
    float scale = 1 / ratio;
    float support = Math.max(scale, 1);
    Taps taps = Taps.blank(2 * (int) Math.ceil(support) + 1, out);
    for (int i = 0; i < out; i++) {
      fill(taps, i, in, centre(i, ratio, scale), support);
    }
    return taps;
  }

  /** Half-pixel centres: {@code (i + 0.5) * scale}, as a coordinate from a pixel's left edge. */
  private static float centre(int i, float ratio, float scale) {
    float original = scale == 1 ? i : (i + 0.5f) / ratio - 0.5f;
    return 0.5f + original;
  }

  private static void fill(Taps taps, int i, int in, float centre, float support) {
    int start = clamp(Math.floor(centre - support + 0.5f), in);
    int end = clamp(Math.floor(centre + support + 0.5f), in);
    float inverse = 1 / support;
    float total = 0;
    for (int pixel = start; pixel < end; pixel++) {
      float weight = triangle((pixel - centre + 0.5f) * inverse);
      taps.add(i, pixel, weight);
      total += weight;
    }
    taps.scale(i, 1 / total);
  }

  private static float triangle(float x) {
    return Math.max(0, 1 - Math.abs(x));
  }

  private static int clamp(double at, int in) {
    return (int) Math.max(0, Math.min(in, at));
  }
}
