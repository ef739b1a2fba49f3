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
  /** The rim of an irregular mass lies partly outside its nominal radius. */
  private static final double WIDER = 1.15;

  /** Of the image height: 4 pixels in 576 rows. */
  private static final double MARGIN = 4.0 / 576;

  /**
   * Circles a lesion around a point in a disc of its nominal size and a margin, whatever its shape:
   * so a ROI's size says nothing about the pathology.
   */
  static Roi around(Lesion lesion, double x, double y, Tissue.Size size) {
    double radius = (lesion.size() / 2 * WIDER + MARGIN) * size.height();
    int left = (int) Math.max(0, x - radius);
    int top = (int) Math.max(0, y - radius);
    int right = (int) Math.min(size.width() - 1, Math.ceil(x + radius));
    int bottom = (int) Math.min(size.height() - 1, Math.ceil(y + radius));
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
