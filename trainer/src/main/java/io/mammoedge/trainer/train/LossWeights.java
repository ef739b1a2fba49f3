package io.mammoedge.trainer.train;

/**
 * The weights of a batch's cross-entropy; they add up to 1. Balanced, each class present counts the
 * same (paper §2: inverse frequency in the batch).
 */
final class LossWeights {
  private static final float LESION = 8;

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

  /**
   * The same for places of whole images, of which few show a lesion and some say nothing: one of a
   * lesion weighs {@value #LESION} times as much as one of background (class 0).
   */
  static float[] ofPlaces(int[] labels, int classes) {
    float[] weights = new float[labels.length * classes];
    float sum = 0;
    for (int label : labels) {
      sum += weight(label);
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != Sample.NOTHING) {
        weights[i * classes + labels[i]] = weight(labels[i]) / sum;
      }
    }
    return weights;
  }

  private static float weight(int label) {
    return label == Sample.NOTHING ? 0 : label == 0 ? 1 : LESION;
  }
}
