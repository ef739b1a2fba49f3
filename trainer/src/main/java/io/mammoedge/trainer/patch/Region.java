package io.mammoedge.trainer.patch;

import io.mammoedge.trainer.dataset.LesionRow;
import io.mammoedge.trainer.patch.MaskArea.Rectangle;

/**
 * A lesion in the mask of its image: what is inside the mask and the lesion's box.
 *
 * @param mask of all lesions of the image
 * @param box of this lesion
 * @param area pixels of this lesion
 */
record Region(MaskArea mask, Rectangle box, int area) {
  static Region of(LesionRow lesion, MaskArea mask) {
    Rectangle box =
        new Rectangle(lesion.x(), lesion.y(), lesion.x() + lesion.w(), lesion.y() + lesion.h());
    return new Region(mask, box, mask.count(box));
  }

  /**
   * The paper's test (section 1.2): the patch holds more than this share of the lesion, or the
   * lesion fills more than this share of the patch.
   */
  boolean overlaps(Rectangle patch, double cutoff) {
    int both = mask.count(patch.and(box));
    double patchArea = (double) (patch.right() - patch.left()) * (patch.bottom() - patch.top());
    return both > cutoff * area || both > cutoff * patchArea;
  }

  /** Centre of mass, rounded to a pixel; the middle of the box where the mask is empty there. */
  Centre centroid() {
    double sumX = 0;
    double sumY = 0;
    for (int x = box.left(); x < box.right(); x++) {
      sumX += (double) x * mask.count(new Rectangle(x, box.top(), x + 1, box.bottom()));
    }
    for (int y = box.top(); y < box.bottom(); y++) {
      sumY += (double) y * mask.count(new Rectangle(box.left(), y, box.right(), y + 1));
    }
    return area == 0
        ? new Centre((box.left() + box.right()) / 2, (box.top() + box.bottom()) / 2)
        : new Centre((int) Math.round(sumX / area), (int) Math.round(sumY / area));
  }

  /** Centre of a patch, in pixels of the image. */
  record Centre(int x, int y) {}
}
