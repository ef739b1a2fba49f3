package io.mammoedge.runtime.preprocess;

/**
 * Separable resampling: each output row is filtered down the columns first, which runs over whole
 * rows of the image, and then along the row. Nothing is rounded or clipped.
 */
final class ResampledRows implements PixelRows {
  private final PixelRows image;
  private final Taps rows;
  private final Taps columns;

  ResampledRows(PixelRows image, int height, int width, Resample.Filter filter) {
    this.image = image;
    this.rows = Taps.of(filter, image.height(), height);
    this.columns = Taps.of(filter, image.width(), width);
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
      image.read(rows.pixel(y, k), 0, row);
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
