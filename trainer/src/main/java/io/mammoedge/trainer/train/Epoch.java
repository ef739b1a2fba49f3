package io.mammoedge.trainer.train;

/**
 * One epoch of a training.
 *
 * @param epoch counted from 1 over all stages
 * @param stage its name
 * @param learningRate at its start
 * @param trainLoss mean over the epoch's batches
 * @param validationLoss mean over the validation images
 * @param score what is maximised: AUC for images, accuracy for patches
 * @param seconds that training took, without validation
 * @param waiting share of them in which the network waited for images, 0 to 1
 */
public record Epoch(
    int epoch,
    String stage,
    double learningRate,
    double trainLoss,
    double validationLoss,
    double score,
    double seconds,
    double waiting) {}
