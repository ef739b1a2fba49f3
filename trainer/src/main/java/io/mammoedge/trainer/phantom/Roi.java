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
  private static final float FAINT = 0.4f;

  private static final double MARGIN_AT_576_ROWS = 4;

  /**
   * Circles what a lesion painted around a point, and at least a disc of the lesion's nominal size:
   * so a single calcification has no smaller ROI than a cluster.
   */
  static Roi around(Lesion lesion, double x, double y, Canvas painted) {
    double radius = lesion.size() * painted.height * 0.5;
    Box box = new Box(x - radius, y - radius, x + radius, y + radius);
    float limit = FAINT * brightest(painted);
    for (int i = 0; i < painted.values.length; i++) {
      if (painted.values[i] > limit) {
        box = box.with(i % painted.width, i / painted.width);
      }
    }
    double margin = MARGIN_AT_576_ROWS * painted.height / 576.0;
    int left = (int) Math.max(0, box.left() - margin);
    int top = (int) Math.max(0, box.top() - margin);
    int right = (int) Math.min(painted.width - 1, Math.ceil(box.right() + margin));
    int bottom = (int) Math.min(painted.height - 1, Math.ceil(box.bottom() + margin));
    return new Roi(lesion, left, top, right - left + 1, bottom - top + 1);
  }

  private record Box(double left, double top, double right, double bottom) {
    Box with(int x, int y) {
      boolean within = x >= left && x <= right && y >= top && y <= bottom;
      return within
          ? this
          : new Box(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
    }
  }

  private static float brightest(Canvas painted) {
    float brightest = 0;
    for (float value : painted.values) {
      brightest = Math.max(brightest, value);
    }
    return brightest;
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
