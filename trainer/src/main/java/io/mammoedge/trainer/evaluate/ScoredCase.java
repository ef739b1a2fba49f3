package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.trainer.dataset.ImageRow;
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
  /**
   * An image of a data set with its score.
   *
   * @param logOdds log(p / (1 - p)) of malignant
   */
  public static ScoredCase of(ImageRow row, double logOdds) {
    return new ScoredCase(
        row.image(), row.patient(), row.side(), row.view(), row.malignant(), logOdds);
  }

  /** Probability of malignant. */
  public double probability() {
    return LogOdds.probability(logOdds);
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
