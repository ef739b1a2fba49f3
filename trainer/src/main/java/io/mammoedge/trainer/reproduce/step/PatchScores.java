package io.mammoedge.trainer.reproduce.step;

import io.mammoedge.trainer.evaluate.PatchEvaluation;

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
public record PatchScores(
    double accuracy, double low, double high, int patches, int patients, int malignant) {
  static PatchScores of(PatchEvaluation evaluated) {
    return new PatchScores(
        evaluated.accuracy().value(),
        evaluated.accuracy().low(),
        evaluated.accuracy().high(),
        evaluated.patches(),
        evaluated.patients(),
        evaluated.lesions().malignant());
  }
}
