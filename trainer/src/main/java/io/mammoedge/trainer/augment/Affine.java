package io.mammoedge.trainer.augment;

import io.mammoedge.runtime.preprocess.Plane;

/**
 * A linear map about the image's centre, from output to input pixels: (row, column) to (a row + b
 * column, c row + d column).
 */
public record Affine(double a, double b, double c, double d) {
  /** Every pixel stays where it is. */
  public static final Affine IDENTITY = new Affine(1, 0, 0, 1);

  /**
   * Rotation, then shear, then zoom, in the order and the axes of Keras's {@code
   * ImageDataGenerator}, but about the true centre (n - 1) / 2; Keras 2.0 turned about n / 2 + 0.5.
   *
   * @param angle radians
   * @param shear radians
   * @param zoomRows below 1 magnifies; negative mirrors top to bottom
   * @param zoomColumns below 1 magnifies; negative mirrors left to right
   */
  static Affine of(double angle, double shear, double zoomRows, double zoomColumns) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double slant = -Math.sin(shear);
    double squeeze = Math.cos(shear);
    return new Affine(
        cos * zoomRows, (cos * slant - sin * squeeze) * zoomColumns,
        sin * zoomRows, (sin * slant + cos * squeeze) * zoomColumns);
  }

  boolean isIdentity() {
    return a == 1 && b == 0 && c == 0 && d == 1;
  }

  /**
   * The row in the input that a place of the output comes from.
   *
   * @param row of the output, from the image's centre
   * @param column of the output, from the image's centre
   */
  public double row(double row, double column) {
    return a * row + b * column;
  }

  /** The column in the input that a place of the output comes from. */
  public double column(double row, double column) {
    return c * row + d * column;
  }

  /** The image seen through the map. */
  Plane resample(Plane image, Interpolation interpolation) {
    int height = image.height();
    int width = image.width();
    float[] out = new float[height * width];
    double middleRow = (height - 1) / 2.0;
    double middleColumn = (width - 1) / 2.0;
    for (int y = 0; y < height; y++) {
      double row = a * (y - middleRow) - b * middleColumn + middleRow;
      double column = c * (y - middleRow) - d * middleColumn + middleColumn;
      for (int x = 0; x < width; x++) {
        double atRow = within(row + b * x, height);
        double atColumn = within(column + d * x, width);
        out[y * width + x] =
            interpolation == Interpolation.NEAREST
                ? nearest(image, atRow, atColumn)
                : bilinear(image, (float) atRow, (float) atColumn);
      }
    }
    return new Plane(height, width, out);
  }

  private static double within(double place, int size) {
    return Math.min(size - 1, Math.max(0, place));
  }

  /** Halves go up, as in SciPy. */
  private static float nearest(Plane image, double row, double column) {
    int nearestRow = (int) (row + 0.5);
    int nearestColumn = (int) (column + 0.5);
    return image.values()[nearestRow * image.width() + nearestColumn];
  }

  private static float bilinear(Plane image, float row, float column) {
    int upper = Math.max(0, Math.min((int) row, image.height() - 2));
    int left = Math.max(0, Math.min((int) column, image.width() - 2));
    int down = image.height() == 1 ? 0 : image.width();
    int right = image.width() == 1 ? 0 : 1;
    float fromUpper = row - upper;
    float fromLeft = column - left;
    float[] v = image.values();
    int corner = upper * image.width() + left;
    float above = v[corner] + fromLeft * (v[corner + right] - v[corner]);
    float below = v[corner + down] + fromLeft * (v[corner + down + right] - v[corner + down]);
    return above + fromUpper * (below - above);
  }
}
