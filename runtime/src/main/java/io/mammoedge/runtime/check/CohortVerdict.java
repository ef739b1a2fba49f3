package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest.Tolerance;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import io.mammoedge.runtime.stats.Verdict;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Judges a cohort. Scores that are all the same within {@link Agreement#FP32} are equivalent,
 * however few there are. Otherwise at most 2 % of the decisions may flip, and two one-sided tests
 * decide on the areas under the curve.
 */
final class CohortVerdict {
  /** Nine digits of a probability near 0 or 1 do not give its log-odds to 1e-3. */
  private static final Tolerance PROBABILITY_ONLY =
      new Tolerance(Agreement.FP32.probability(), Double.POSITIVE_INFINITY);

  private final OptionalDouble threshold;
  private final double margin;

  CohortVerdict(OptionalDouble threshold, double margin) {
    this.threshold = threshold;
    this.margin = margin;
  }

  CohortReport.Comparison compare(Cases reference, Cases here, double[] logOddsHere) {
    double[] logOdds = Arrays.stream(reference.scores()).map(LogOdds::of).toArray();
    Agreement agreement = Agreement.of(logOdds, logOddsHere, threshold, PROBABILITY_ONLY);
    StatisticalVerdict judged = StatisticalVerdict.of(reference, here, agreement, margin);
    Verdict verdict = agreement.holds() ? Verdict.EQUIVALENT : judged.verdict();
    String reason =
        agreement.holds()
            ? "every probability is the same within " + PROBABILITY_ONLY.probability()
            : judged.reason();
    return new CohortReport.Comparison(auc(reference), agreement, judged.areas(), verdict, reason);
  }

  /** Null where a variance cannot be estimated. */
  static CohortReport.Auc auc(Cases cases) {
    return Math.min(cases.clusterCount(true), cases.clusterCount(false)) < 2
        ? null
        : new CohortReport.Auc(DeLong.estimate(cases), ClusteredAuc.estimate(cases));
  }
}
