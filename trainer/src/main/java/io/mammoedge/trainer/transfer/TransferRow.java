package io.mammoedge.trainer.transfer;

import io.mammoedge.trainer.evaluate.Estimate;
import java.util.Objects;

/**
 * One way to use a model at a site, measured on the locked test split, image by image.
 *
 * @param step which
 * @param mean that is subtracted, 0..255 scale
 * @param point the operating point
 * @param auc area under the ROC curve
 * @param difference of that area less the area before, on the same resamples; null where the scores
 *     are those from before
 * @param sensitivity at the operating point
 * @param specificity at the operating point
 * @param brier mean of (p − y)² with the network's own probabilities, 0..1, less is better
 * @param recalibration of the probabilities; null where it is no part of the row
 */
public record TransferRow(
    TransferStep step,
    double mean,
    OperatingChoice point,
    Estimate auc,
    Estimate difference,
    Estimate sensitivity,
    Estimate specificity,
    Estimate brier,
    Recalibrated recalibration) {
  /** Checks for nulls. */
  public TransferRow {
    Objects.requireNonNull(step, "step is null");
    Objects.requireNonNull(point, "point is null");
    Objects.requireNonNull(auc, "auc is null");
    Objects.requireNonNull(sensitivity, "sensitivity is null");
    Objects.requireNonNull(specificity, "specificity is null");
    Objects.requireNonNull(brier, "brier is null");
  }

  /**
   * Probabilities after a logistic regression on the site's labelled images: p' = 1 / (1 +
   * exp(−(intercept + slope · log(p / (1 − p))))) (Cox 1958). It moves no ranking.
   *
   * @param intercept null where there is none
   * @param slope greater than 0; null where there is none
   * @param brier of these probabilities; null where there are none
   * @param leftOut why there are none; null where there are
   */
  public record Recalibrated(Double intercept, Double slope, Estimate brier, String leftOut) {}
}
