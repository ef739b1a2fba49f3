package io.mammoedge.trainer.train;

/**
 * The weights of a batch's cross-entropy. Balanced, each class present counts the same (paper §2:
 * inverse frequency in the batch); the weights of a batch add up to 1 either way.
 */
final class LossWeights {
  private LossWeights() {}

  /** Weights [labels.length, classes], row by row: 0 except in the column of the label. */
  static float[] of(int[] labels, int classes, boolean balanced) {
    int[] counts = new int[classes];
    int present = 0;
    for (int label : labels) {
      present += counts[label]++ == 0 ? 1 : 0;
    }
    float[] weights = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      weights[i * classes + labels[i]] =
          balanced ? 1f / (counts[labels[i]] * present) : 1f / labels.length;
    }
    return weights;
  }
}
