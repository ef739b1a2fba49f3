package io.mammoedge.trainer.patch;

import io.mammoedge.trainer.dataset.Mask;
import io.mammoedge.trainer.patch.MaskArea.Rectangle;

/** Pixels of an image that belong together: a lesion, its largest piece, or all lesions. */
final class Region {
  private final Rectangle box;
  private final Mask inBox;
  private final MaskArea area;

  private Region(Rectangle box, Mask inBox) {
    this.box = box;
    this.inBox = inBox;
    this.area = new MaskArea(inBox);
  }

  /** What is inside both the mask and the box; the box must lie within the mask. */
  static Region of(Mask mask, Rectangle box) {
    byte[] values = new byte[box.width() * box.height()];
    for (int y = 0; y < box.height(); y++) {
      int from = (box.top() + y) * mask.width() + box.left();
      System.arraycopy(mask.values(), from, values, y * box.width(), box.width());
    }
    return new Region(box, new Mask(box.height(), box.width(), values));
  }

  /** The largest connected piece in its own box, as the paper takes the largest contour. */
  Region largestPiece() {
    byte[] values = new byte[inBox.values().length];
    int left = inBox.width();
    int right = 0;
    int top = inBox.height();
    int bottom = 0;
    for (int i : Pieces.largest(inBox)) {
      values[i] = inBox.values()[i];
      left = Math.min(left, i % inBox.width());
      right = Math.max(right, i % inBox.width() + 1);
      top = Math.min(top, i / inBox.width());
      bottom = Math.max(bottom, i / inBox.width() + 1);
    }
    Region piece =
        of(
            new Mask(inBox.height(), inBox.width(), values),
            new Rectangle(left, top, right, bottom));
    return new Region(piece.box.moved(box.left(), box.top()), piece.inBox);
  }

  /** The box it was cut with; that of {@link #largestPiece} touches the piece on every side. */
  Rectangle box() {
    return box;
  }

  boolean isEmpty() {
    return pixels() == 0;
  }

  private int pixels() {
    return area.count(new Rectangle(0, 0, box.width(), box.height()));
  }

  /**
   * The paper's test (section 1.2): the patch holds more than this share of the region, or the
   * region fills more than this share of the patch.
   */
  boolean overlaps(Rectangle patch, double cutoff) {
    int both = area.count(patch.moved(-box.left(), -box.top()));
    double patchPixels = (double) patch.width() * patch.height();
    return both > cutoff * pixels() || both > cutoff * patchPixels;
  }

  /** Mean of the pixels' coordinates (the moments' centroid), rounded to a pixel. */
  Centre centroid() {
    long sumX = 0;
    long sumY = 0;
    for (int i = 0; i < inBox.values().length; i++) {
      if (inBox.values()[i] != 0) {
        sumX += i % inBox.width();
        sumY += i / inBox.width();
      }
    }
    return new Centre(
        box.left() + (int) Math.round((double) sumX / pixels()),
        box.top() + (int) Math.round((double) sumY / pixels()));
  }

  /** Centre of a patch, in pixels of the image. */
  record Centre(int x, int y) {}
}
