package io.mammoedge.validation.parity;

import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.check.StatisticalVerdict;
import io.mammoedge.runtime.release.Manifest.Tolerance;
import io.mammoedge.runtime.stats.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How a verdict is reached.
 *
 * @param numeric whether every single score must agree, because both roads compute the same network
 *     in the same precision; otherwise few decisions may flip and the AUC must not move by more
 *     than the margin
 * @param tolerance of a single score
 * @param margin of ΔAUC
 * @param threshold where "malignant" begins, if anything says so
 */
record ParityRule(boolean numeric, Tolerance tolerance, double margin, OptionalDouble threshold) {
  /** The verdict and its sentence. */
  record Judgement(ParityMeasures measures, Verdict verdict, String reason) {
    /** Whatever the scores say: a release that is not what it should be is different. */
    Judgement with(List<String> objections) {
      return objections.isEmpty()
          ? this
          : new Judgement(
              measures, Verdict.DIFFERENT, String.join("; ", objections) + "; " + reason);
    }
  }

  String kind() {
    return numeric ? "numeric" : "statistical";
  }

  Judgement judge(ParityCases cases) {
    ParityMeasures measures = ParityMeasures.of(cases, threshold, tolerance);
    if (numeric) {
      boolean holds = measures.agreement().holds();
      return new Judgement(
          measures, holds ? Verdict.EQUIVALENT : Verdict.DIFFERENT, numbers(measures.agreement()));
    }
    StatisticalVerdict judged =
        StatisticalVerdict.of(
            cases.referenceCases(), cases.candidateCases(), measures.agreement(), margin);
    return new Judgement(measures, judged.verdict(), judged.reason());
  }

  private static String numbers(Agreement agreement) {
    return String.format(
        Locale.ROOT,
        "largest |Δp| %.2g (allowed %.0e), largest |Δ log-odds| %.2g (allowed %.0e), %d flips"
            + " on %d images",
        agreement.maxDeltaProbability(),
        agreement.tolerance().probability(),
        agreement.maxDeltaLogit(),
        agreement.tolerance().logit(),
        agreement.flips().size(),
        agreement.cases());
  }
}
