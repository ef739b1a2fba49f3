package io.mammoedge.trainer.dataset;

import java.util.Objects;

/**
 * One row of {@code lesions.csv}. The box is in pixels of the prepared image; a lesion that is
 * known of but whose place is not (its mask is missing) has the box 0,0,0,0.
 *
 * @param image the image's name
 * @param lesion 1, 2 … within the image
 * @param type what it is
 * @param malignant its pathology
 * @param x left edge of the box
 * @param y top edge of the box
 * @param w width, 0 if the place is not known
 * @param h height, 0 if the place is not known
 */
public record LesionRow(
    String image, int lesion, LesionType type, boolean malignant, int x, int y, int w, int h) {
  /** Checks for nulls and the box. */
  public LesionRow {
    Objects.requireNonNull(image, "image is null");
    Objects.requireNonNull(type, "type is null");
    if (x < 0 || y < 0 || w < 0 || h < 0 || (w == 0) != (h == 0)) {
      throw new IllegalArgumentException(
          "lesion " + lesion + " of " + image + ": impossible box " + w + "x" + h);
    }
  }

  /** Whether its place in the image is known. */
  public boolean located() {
    return w > 0;
  }

  /** The word in the column {@code pathology}: {@code malignant} or {@code benign}. */
  public String pathology() {
    return Labels.word(malignant);
  }
}
