package io.mammoedge.trainer.reproduce.table;

import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.ArrayList;
import java.util.List;

/** Scores of several models together. */
final class Ensemble {
  private Ensemble() {}

  /**
   * The mean of several models' probabilities (paper §3.3).
   *
   * @param members the scores of each, of the same images in one order
   */
  static List<ScoredCase> mean(List<List<ScoredCase>> members) {
    if (members.size() == 1) {
      return members.get(0);
    }
    List<ScoredCase> mean = new ArrayList<>();
    for (int i = 0; i < members.get(0).size(); i++) {
      int index = i;
      ScoredCase one = members.get(0).get(i);
      double[] logs =
          Reference.logMean(
              members.stream().map(scores -> logs(scores.get(index).logOdds())).toList());
      mean.add(
          new ScoredCase(
              one.image(),
              one.patient(),
              one.side(),
              one.view(),
              one.malignant(),
              logs[1] - logs[0]));
    }
    return mean;
  }

  /** Log-probabilities of benign and malignant. */
  private static double[] logs(double logOdds) {
    return new double[] {-softplus(logOdds), -softplus(-logOdds)};
  }

  /** {@code log(1 + exp(x))} without overflow. */
  private static double softplus(double x) {
    return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
