package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.stats.Cases;
import java.util.List;

/**
 * One row of a scores CSV.
 *
 * @param image its name in the data set
 * @param patient id
 * @param side {@code L}, {@code R} or ""
 * @param view {@code CC}, {@code MLO} or ""
 * @param malignant the label
 * @param logOdds log(p / (1 - p)) of malignant
 */
public record ScoredCase(
    String image, String patient, String side, String view, boolean malignant, double logOdds) {
  /** Probability of malignant. */
  public double probability() {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** The same as cases for a statistic; patients are the clusters. */
  public static Cases cases(List<ScoredCase> scored) {
    double[] scores = new double[scored.size()];
    boolean[] positive = new boolean[scores.length];
    String[] clusters = new String[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = scored.get(i).logOdds();
      positive[i] = scored.get(i).malignant();
      clusters[i] = scored.get(i).patient();
    }
    return new Cases(scores, positive, clusters);
  }
}
