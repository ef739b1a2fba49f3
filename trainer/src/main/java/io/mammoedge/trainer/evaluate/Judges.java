package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.RocCurve;

/** What training maximises on validation images. */
public final class Judges {
  private Judges() {}

  /**
   * The AUC of the second class, malignant.
   *
   * @param probabilities [n][2]
   * @param labels [n], 0 or 1, both present
   */
  public static double auc(double[][] probabilities, int[] labels) {
    double[] scores = new double[labels.length];
    boolean[] positive = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      scores[i] = probabilities[i][1];
      positive[i] = labels[i] == 1;
    }
    return RocCurve.of(Cases.independent(scores, positive)).auc();
  }
}
