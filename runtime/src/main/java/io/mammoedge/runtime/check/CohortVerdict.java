package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest.Tolerance;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import io.mammoedge.runtime.stats.Equivalence;
import io.mammoedge.runtime.stats.EquivalenceResult;
import io.mammoedge.runtime.stats.Verdict;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Judges a cohort. Scores that are all the same within {@link Agreement#FP32} are equivalent,
 * however few there are. Otherwise at most 2 % of the decisions may flip, and two one-sided tests
 * decide on the areas under the curve.
 */
final class CohortVerdict {
  private static final double MAX_FLIP_RATE = 0.02;

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
    EquivalenceResult areas = Equivalence.test(reference, here, margin);
    Verdict verdict = areas.verdict();
    String reason = areas.reason();
    if (agreement.holds()) {
      verdict = Verdict.EQUIVALENT;
      reason = "every probability is the same within " + PROBABILITY_ONLY.probability();
    } else if (agreement.flipRate() > MAX_FLIP_RATE) {
      verdict = Verdict.DIFFERENT;
      reason =
          String.format(
              "%d of %d decisions differ at the operating point",
              agreement.flips().size(), agreement.cases());
    }
    return new CohortReport.Comparison(auc(reference), agreement, areas, verdict, reason);
  }

  /** Null where a variance cannot be estimated. */
  static CohortReport.Auc auc(Cases cases) {
    return Math.min(cases.clusterCount(true), cases.clusterCount(false)) < 2
        ? null
        : new CohortReport.Auc(DeLong.estimate(cases), ClusteredAuc.estimate(cases));
  }
}
