package io.mammoedge.runtime.preprocess;

/**
 * Which input pixels each output pixel is made of along one axis, and how much of each. Computed in
 * float32 in the order of ONNX Runtime's CPU kernel: at 3328 rows a centre in float32 is up to 1e-4
 * pixels off, which on pixels of 0 beside 65535 is worth several grey values, so exact weights
 * would make training and serving differ.
 *
 * @param starts first input pixel by output pixel
 * @param counts number of input pixels, at least 1
 * @param weights {@code window} of them an output pixel, the first {@code counts} used; they add up
 *     to 1
 * @param window the most that any output pixel needs
 */
record Taps(int[] starts, int[] counts, float[] weights, int window) {
  static Taps of(int in, int out) {
    float ratio = (float) out / in;
    float scale = 1 / ratio;
    float support = Math.max(scale, 1);
    int window = 2 * (int) Math.ceil(support) + 1;
    Taps taps = new Taps(new int[out], new int[out], new float[window * out], window);
    for (int i = 0; i < out; i++) {
      taps.fill(i, in, centre(i, ratio, scale), support);
    }
    return taps;
  }

  /** Half-pixel centres: {@code (i + 0.5) * scale}, as a coordinate from a pixel's left edge. */
  private static float centre(int i, float ratio, float scale) {
    float original = scale == 1 ? i : (i + 0.5f) / ratio - 0.5f;
    return 0.5f + original;
  }

  private void fill(int i, int in, float centre, float support) {
    int start = clamp(Math.floor(centre - support + 0.5f), in);
    int end = clamp(Math.floor(centre + support + 0.5f), in);
    starts[i] = start;
    counts[i] = end - start;
    float inverse = 1 / support;
    float total = 0;
    for (int k = 0; k < end - start; k++) {
      float weight = triangle((k + start - centre + 0.5f) * inverse);
      weights[i * window + k] = weight;
      total += weight;
    }
    normalise(i, 1 / total);
  }

  private void normalise(int i, float factor) {
    for (int k = 0; k < counts[i]; k++) {
      weights[i * window + k] *= factor;
    }
  }

  private static float triangle(float x) {
    return Math.max(0, 1 - Math.abs(x));
  }

  private static int clamp(double at, int in) {
    return (int) Math.max(0, Math.min(in, at));
  }

  int size() {
    return starts.length;
  }

  int start(int i) {
    return starts[i];
  }

  int count(int i) {
    return counts[i];
  }

  float weight(int i, int k) {
    return weights[i * window + k];
  }

  /** One output pixel of a row. */
  float dot(float[] row, int i) {
    int from = starts[i];
    int first = i * window;
    float sum = 0;
    for (int k = 0; k < counts[i]; k++) {
      sum += row[from + k] * weights[first + k];
    }
    return sum;
  }
}
