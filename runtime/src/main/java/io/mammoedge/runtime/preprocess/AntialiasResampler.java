package io.mammoedge.runtime.preprocess;

/**
 * Separable resampling with a triangle filter as wide as the reduction: ONNX {@code Resize}, mode
 * {@code linear}, {@code antialias=1}, {@code exclude_outside=1}. Each output row is filtered down
 * the columns first, which runs over whole rows of the image, and then along the row.
 */
final class AntialiasResampler implements PixelRows {
  private final PixelRows image;
  private final Taps rows;
  private final Taps columns;

  AntialiasResampler(PixelRows image, int height, int width) {
    this.image = image;
    this.rows = Taps.of(image.height(), height);
    this.columns = Taps.of(image.width(), width);
  }

  @Override
  public int height() {
    return rows.size();
  }

  @Override
  public int width() {
    return columns.size();
  }

  @Override
  public void read(int y, int from, float[] piece) {
    float[] row = blendRows(y);
    for (int x = 0; x < piece.length; x++) {
      piece[x] = columns.dot(row, from + x);
    }
  }

  /** One output row at the full width of the image. */
  private float[] blendRows(int y) {
    float[] sum = new float[image.width()];
    float[] row = new float[image.width()];
    for (int k = 0; k < rows.count(y); k++) {
      image.read(rows.start(y) + k, 0, row);
      addScaled(row, rows.weight(y, k), sum);
    }
    return sum;
  }

  private static void addScaled(float[] row, float weight, float[] sum) {
    for (int x = 0; x < sum.length; x++) {
      sum[x] += row[x] * weight;
    }
  }
}
