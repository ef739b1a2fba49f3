package io.mammoedge.runtime.preprocess;

/**
 * Which input pixels each output pixel is made of along one axis, and how much of each; the weights
 * of an output pixel add up to 1.
 *
 * @param window the most input pixels that any output pixel needs
 * @param counts number of input pixels by output pixel, 1 to {@code window}
 * @param pixels {@code window} of them an output pixel, the first {@code counts} used; the same one
 *     may come twice
 * @param weights of these pixels
 */
record Taps(int window, int[] counts, int[] pixels, float[] weights) {
  static Taps of(Resample.Filter filter, int in, int out) {
    return switch (filter) {
      case ANTIALIAS -> TriangleTaps.of(in, out);
      case CUBIC -> CubicTaps.of(in, out);
    };
  }

  /** All weights 0. */
  static Taps blank(int window, int out) {
    return new Taps(window, new int[out], new int[window * out], new float[window * out]);
  }

  int size() {
    return counts.length;
  }

  int count(int i) {
    return counts[i];
  }

  int pixel(int i, int k) {
    return pixels[i * window + k];
  }

  float weight(int i, int k) {
    return weights[i * window + k];
  }

  /** One more input pixel for an output pixel. */
  void add(int i, int pixel, float weight) {
    int at = i * window + counts[i]++;
    pixels[at] = pixel;
    weights[at] = weight;
  }

  /** Multiplies the weights of an output pixel. */
  void scale(int i, float factor) {
    for (int k = 0; k < counts[i]; k++) {
      weights[i * window + k] *= factor;
    }
  }

  /** One output pixel of a row. */
  float dot(float[] row, int i) {
    int first = i * window;
    float sum = 0;
    for (int at = first; at < first + counts[i]; at++) {
      sum += row[pixels[at]] * weights[at];
    }
    return sum;
  }
}
