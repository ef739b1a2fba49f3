package io.mammoedge.trainer.reproduce;

import io.mammoedge.runtime.stats.Bootstrap;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Interval;
import io.mammoedge.runtime.stats.Resampling;
import io.mammoedge.runtime.stats.RocCurve;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.ArrayList;
import java.util.List;

/** Statistics of a row's scores. */
final class Measures {
  /** As the 2019 paper's (paper §5); patients are drawn, as they have several images. */
  static final Bootstrap BOOTSTRAP = new Bootstrap(Resampling.PATIENTS, 3000, 1);

  private static final double LEVEL = 0.95;

  private Measures() {}

  /** The area under the curve, 0..1. */
  static double auc(Cases cases) {
    return RocCurve.of(cases).auc();
  }

  /** Its 95 % interval. */
  static Interval interval(Cases cases) {
    return BOOTSTRAP.of(cases, Measures::auc).interval(LEVEL);
  }

  /** The 95 % interval of a difference, from the same resamples. */
  static Interval intervalOfDifference(Cases worse, Cases better) {
    return BOOTSTRAP.ofDifference(worse, better, Measures::auc).interval(LEVEL);
  }

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
