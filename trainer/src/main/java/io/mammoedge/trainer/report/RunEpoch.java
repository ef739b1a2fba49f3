package io.mammoedge.trainer.report;

import java.util.Objects;

/**
 * One epoch.
 *
 * @param epoch counted from 1 over all stages
 * @param stage its name
 * @param trainLoss mean over the epoch's batches
 * @param validationLoss mean over the validation images
 * @param score on validation images, 0..1
 * @param learningRate at its end
 * @param seconds that it took
 * @param waitingShare the share of that time in which the network waited for data, 0..1
 * @param kept whether the model has the weights of this epoch
 */
public record RunEpoch(
    int epoch,
    String stage,
    double trainLoss,
    double validationLoss,
    double score,
    double learningRate,
    double seconds,
    double waitingShare,
    boolean kept) {
  /** Checks for nulls. */
  public RunEpoch {
    Objects.requireNonNull(stage, "stage is null");
  }
}
