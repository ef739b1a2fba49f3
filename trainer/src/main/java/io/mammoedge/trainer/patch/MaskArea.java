package io.mammoedge.trainer.patch;

import io.mammoedge.trainer.dataset.Mask;

/** Counts a mask's pixels in any rectangle at once (summed-area table, Crow 1984). */
final class MaskArea {
  private final int height;
  private final int width;
  private final int[] sums;

  MaskArea(Mask mask) {
    height = mask.height();
    width = mask.width();
    sums = new int[(height + 1) * (width + 1)];
    for (int y = 0; y < height; y++) {
      int row = 0;
      for (int x = 0; x < width; x++) {
        row += mask.inside(y, x) ? 1 : 0;
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
  }

  /** Pixels inside the mask and the rectangle; what lies beyond the image counts nothing. */
  int count(Rectangle r) {
    int left = Math.max(0, Math.min(width, r.left()));
    int right = Math.max(left, Math.min(width, r.right()));
    int top = Math.max(0, Math.min(height, r.top()));
    int bottom = Math.max(top, Math.min(height, r.bottom()));
    return at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
  }

  private int at(int y, int x) {
    return sums[y * (width + 1) + x];
  }

  /** Right and bottom are exclusive. */
  record Rectangle(int left, int top, int right, int bottom) {
    /** The patch of a size around a centre. */
    static Rectangle patch(int x, int y, int size) {
      int left = x - size / 2;
      int top = y - size / 2;
      return new Rectangle(left, top, left + size, top + size);
    }

    Rectangle moved(int dx, int dy) {
      return new Rectangle(left + dx, top + dy, right + dx, bottom + dy);
    }

    int width() {
      return right - left;
    }

    int height() {
      return bottom - top;
    }
  }
}
