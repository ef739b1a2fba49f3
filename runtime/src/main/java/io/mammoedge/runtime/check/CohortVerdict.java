package io.mammoedge.runtime.check;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Judges a cohort against scores that were written down where the release was made. */
final class CohortVerdict {
  private final OptionalDouble threshold;
  private final double margin;

  CohortVerdict(OptionalDouble threshold, double margin) {
    this.threshold = threshold;
    this.margin = margin;
  }

  CohortReport.Comparison compare(Cases reference, Cases here, double[] logOddsHere) {
    double[] logOdds = Arrays.stream(reference.scores()).map(LogOdds::of).toArray();
    Agreement agreement = Agreement.of(logOdds, logOddsHere, threshold, Agreement.PROBABILITIES);
    StatisticalVerdict judged = StatisticalVerdict.of(reference, here, agreement, margin);
    return new CohortReport.Comparison(
        auc(reference), agreement, judged.areas(), judged.verdict(), judged.reason());
  }

  /** Null where a variance cannot be estimated. */
  static CohortReport.Auc auc(Cases cases) {
    return Math.min(cases.clusterCount(true), cases.clusterCount(false)) < 2
        ? null
        : new CohortReport.Auc(DeLong.estimate(cases), ClusteredAuc.estimate(cases));
  }
}
