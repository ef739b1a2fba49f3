package io.mammoedge.runtime.stats;

import java.util.Objects;

/**
 * An area under the ROC curve with its uncertainty.
 *
 * @param auc 0..1
 * @param standardError at least 0; it is 0 when the classes are separated completely, which says
 *     that the cases are too easy or too few, not that the area is certain
 * @param low lower bound of the 95 % interval, clipped to 0
 * @param high upper bound of the 95 % interval, clipped to 1
 * @param n cases
 * @param positives positive cases
 * @param clusters patients
 * @param method of the variance
 */
public record AucEstimate(
    double auc,
    double standardError,
    double low,
    double high,
    int n,
    int positives,
    int clusters,
    AucMethod method) {
  /** Checks for nulls. */
  public AucEstimate {
    Objects.requireNonNull(method, "method is null");
  }
}
