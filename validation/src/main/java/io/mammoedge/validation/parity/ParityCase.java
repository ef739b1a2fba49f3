package io.mammoedge.validation.parity;

import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.Objects;

/**
 * One image that both roads score.
 *
 * @param image its name in the data set or table
 * @param patient whose it is; images of one patient are not independent
 * @param side {@code L}, {@code R} or ""
 * @param view {@code CC}, {@code MLO} or ""
 * @param manufacturer of the machine, or ""
 * @param density BI-RADS class of the breast, or ""
 * @param malignant the truth
 */
public record ParityCase(
    String image,
    String patient,
    String side,
    String view,
    String manufacturer,
    String density,
    boolean malignant) {
  /** Checks for nulls. */
  public ParityCase {
    Objects.requireNonNull(image, "image is null");
    Objects.requireNonNull(patient, "patient is null");
    Objects.requireNonNull(side, "side is null");
    Objects.requireNonNull(view, "view is null");
    Objects.requireNonNull(manufacturer, "manufacturer is null");
    Objects.requireNonNull(density, "density is null");
  }

  /** With a score, for the statistics of trained models. */
  ScoredCase scored(double logOdds) {
    return new ScoredCase(image, patient, side, view, malignant, logOdds);
  }

  static ParityCase of(ImageRow row) {
    return new ParityCase(
        row.image(),
        row.patient(),
        row.side(),
        row.view(),
        row.manufacturer(),
        row.density(),
        row.malignant());
  }
}
