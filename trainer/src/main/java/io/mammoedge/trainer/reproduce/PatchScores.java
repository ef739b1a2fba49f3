package io.mammoedge.trainer.reproduce;

/**
 * How a patch classifier did on the patches of a test split.
 *
 * @param accuracy share of patches given their class, 0..1
 * @param low lower bound of the 95 % interval
 * @param high upper bound
 * @param patches how many
 * @param patients whose they are
 * @param malignant patches of malignant lesions
 */
record PatchScores(
    double accuracy, double low, double high, int patches, int patients, int malignant) {}
