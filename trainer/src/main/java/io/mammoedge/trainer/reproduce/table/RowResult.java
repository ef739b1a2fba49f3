package io.mammoedge.trainer.reproduce.table;

import java.util.Objects;

/**
 * What a row came out as: {@code rows/NAME.json}.
 *
 * @param name of the row
 * @param network that was really run, and what it started from
 * @param run all that was really run, with its epochs
 * @param measure {@code AUC} of images or {@code accuracy} of patches
 * @param value 0..1
 * @param low lower bound of the 95 % interval: bootstrap by patient
 * @param high upper bound
 * @param n images or patches
 * @param patients whose they are
 * @param positives malignant ones
 * @param bestEpoch whose weights were kept; of several models those of the last training of each
 */
public record RowResult(
    String name,
    String network,
    String run,
    String measure,
    double value,
    double low,
    double high,
    int n,
    int patients,
    int positives,
    String bestEpoch) {
  /** Checks for nulls. */
  public RowResult {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(network, "network is null");
    Objects.requireNonNull(run, "run is null");
    Objects.requireNonNull(measure, "measure is null");
  }
}
