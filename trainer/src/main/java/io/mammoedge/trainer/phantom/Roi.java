package io.mammoedge.trainer.phantom;

/**
 * Where a lesion is, as a reader would circle it: an ellipse in a box.
 *
 * @param lesion what is there
 * @param left first column of the box
 * @param top first row of the box
 * @param width columns of the box
 * @param height rows of the box
 */
public record Roi(Lesion lesion, int left, int top, int width, int height) {
  /** What is fainter than this share of a lesion's brightest part stays outside. */
  private static final double FAINT = 0.4;

  private static final double MARGIN_AT_576_ROWS = 4;

  /** Circles what a lesion painted. */
  static Roi around(Lesion lesion, Canvas painted) {
    float limit = 0;
    for (float value : painted.values) {
      limit = Math.max(limit, (float) FAINT * value);
    }
    int left = painted.width;
    int right = -1;
    int top = painted.height;
    int bottom = -1;
    for (int i = 0; i < painted.values.length; i++) {
      if (painted.values[i] > limit) {
        left = Math.min(left, i % painted.width);
        right = Math.max(right, i % painted.width);
        top = Math.min(top, i / painted.width);
        bottom = Math.max(bottom, i / painted.width);
      }
    }
    int margin = (int) Math.ceil(MARGIN_AT_576_ROWS * painted.height / 576);
    left = Math.max(0, left - margin);
    top = Math.max(0, top - margin);
    right = Math.min(painted.width - 1, right + margin);
    bottom = Math.min(painted.height - 1, bottom + margin);
    return new Roi(lesion, left, top, right - left + 1, bottom - top + 1);
  }

  /** The same box in an image whose columns run the other way. */
  Roi mirrored(int columns) {
    return new Roi(lesion, columns - left - width, top, width, height);
  }

  /** Whether a pixel lies in the ellipse. */
  public boolean contains(int column, int row) {
    double dx = (column + 0.5 - left) / width * 2 - 1;
    double dy = (row + 0.5 - top) / height * 2 - 1;
    return dx * dx + dy * dy <= 1;
  }

  /** The mask for a whole image: 255 in the ellipse, 0 elsewhere, row by row. */
  public byte[] mask(int rows, int columns) {
    byte[] mask = new byte[rows * columns];
    for (int row = top; row < top + height; row++) {
      for (int column = left; column < left + width; column++) {
        mask[row * columns + column] = (byte) (contains(column, row) ? 255 : 0);
      }
    }
    return mask;
  }
}
