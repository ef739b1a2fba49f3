package io.mammoedge.trainer.patch;

import io.mammoedge.trainer.dataset.Mask;
import java.util.Arrays;

/** The connected pieces of a mask; pixels touch along edges and at corners (8 neighbours). */
final class Pieces {
  private final Mask mask;
  private final boolean[] seen;
  private final int[] found;
  private int count;

  private Pieces(Mask mask) {
    this.mask = mask;
    this.seen = new boolean[mask.values().length];
    this.found = new int[mask.values().length];
  }

  /**
   * The pixels of the largest piece, as indexes {@code y * width + x} in no order; among equals the
   * first in reading order. None where the mask is empty.
   */
  static int[] largest(Mask mask) {
    Pieces pieces = new Pieces(mask);
    int[] largest = {};
    for (int i = 0; i < pieces.seen.length; i++) {
      pieces.fill(i);
      if (pieces.count > largest.length) {
        largest = Arrays.copyOf(pieces.found, pieces.count);
      }
    }
    return largest;
  }

  /** Collects the piece of a pixel; none if it is outside or its piece was found before. */
  private void fill(int start) {
    count = 0;
    add(start % mask.width(), start / mask.width());
    for (int next = 0; next < count; next++) {
      int x = found[next] % mask.width();
      int y = found[next] / mask.width();
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          add(x + dx, y + dy);
        }
      }
    }
  }

  private void add(int x, int y) {
    if (x < 0 || y < 0 || x >= mask.width() || y >= mask.height()) {
      return;
    }
    int i = y * mask.width() + x;
    if (!seen[i] && mask.inside(y, x)) {
      seen[i] = true;
      found[count++] = i;
    }
  }
}
