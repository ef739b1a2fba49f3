package io.mammoedge.trainer.patch;

import io.mammoedge.trainer.dataset.Split;
import java.util.Objects;

/**
 * One row of {@code patches.csv} ({@code image,split,class,x,y}).
 *
 * @param image name of the image it is cut from
 * @param split of that image
 * @param patchClass what it shows
 * @param x column of its centre, within the image; the patch may reach beyond the border
 * @param y row of its centre, within the image
 */
public record PatchRow(String image, Split split, PatchClass patchClass, int x, int y) {
  /** Checks for nulls and signs. */
  public PatchRow {
    Objects.requireNonNull(image, "image is null");
    Objects.requireNonNull(split, "split is null");
    Objects.requireNonNull(patchClass, "patchClass is null");
    if (x < 0 || y < 0) {
      throw new IllegalArgumentException("centre " + x + "," + y + " is outside the image");
    }
  }
}
