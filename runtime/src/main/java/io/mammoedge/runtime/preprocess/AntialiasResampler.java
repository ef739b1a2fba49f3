package io.mammoedge.runtime.preprocess;

/**
 * Separable resampling with a triangle filter as wide as the reduction: ONNX {@code Resize}, mode
 * {@code linear}, {@code antialias=1}, {@code exclude_outside=1}. Each output row is filtered down
 * the columns first, which runs over whole rows of memory, and then along the row.
 */
final class AntialiasResampler {
  private AntialiasResampler() {}

  static Plane resample(Plane image, int height, int width) {
    Taps rows = Taps.of(image.height(), height);
    Taps columns = Taps.of(image.width(), width);
    float[] row = new float[image.width()];
    float[] out = new float[Math.multiplyExact(height, width)];
    for (int y = 0; y < height; y++) {
      blendRows(image, rows, y, row);
      blendColumns(row, columns, out, y * width);
    }
    return new Plane(height, width, out);
  }

  /** One output row at full width. */
  private static void blendRows(Plane image, Taps taps, int y, float[] row) {
    int width = row.length;
    int from = taps.start(y) * width;
    scale(image.values(), from, taps.weight(y, 0), row);
    for (int k = 1; k < taps.count(y); k++) {
      addScaled(image.values(), from + k * width, taps.weight(y, k), row);
    }
  }

  private static void scale(float[] in, int from, float weight, float[] row) {
    for (int x = 0; x < row.length; x++) {
      row[x] = in[from + x] * weight;
    }
  }

  private static void addScaled(float[] in, int from, float weight, float[] row) {
    for (int x = 0; x < row.length; x++) {
      row[x] += in[from + x] * weight;
    }
  }

  private static void blendColumns(float[] row, Taps taps, float[] out, int to) {
    for (int x = 0; x < taps.size(); x++) {
      out[to + x] = taps.dot(row, x);
    }
  }
}
