package io.mammoedge.runtime.check;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Equivalence;
import io.mammoedge.runtime.stats.EquivalenceResult;
import io.mammoedge.runtime.stats.Verdict;
import java.util.Locale;

/**
 * Whether unlike arithmetic (8 bits, a GPU, another release) does the same to patients: few
 * decisions may flip, and two one-sided tests decide on the areas under the curve.
 *
 * @param verdict of both
 * @param reason one sentence
 * @param areas of the areas alone
 */
public record StatisticalVerdict(Verdict verdict, String reason, EquivalenceResult areas) {
  /** Share of decisions that may flip. */
  public static final double MOST_FLIPS = 0.02;

  /**
   * Judges.
   *
   * @param reference its scores
   * @param candidate the same cases in the same order
   * @param agreement of both, case by case
   * @param margin largest tolerable |ΔAUC|
   */
  public static StatisticalVerdict of(
      Cases reference, Cases candidate, Agreement agreement, double margin) {
    EquivalenceResult areas = Equivalence.test(reference, candidate, margin);
    if (agreement.flipRate() <= MOST_FLIPS) {
      return new StatisticalVerdict(areas.verdict(), areas.reason(), areas);
    }
    String flips =
        String.format(
            Locale.ROOT,
            "%d of %d decisions differ at the operating point (allowed: %.0f %%); %s",
            agreement.flips().size(),
            agreement.cases(),
            100 * MOST_FLIPS,
            areas.reason());
    return new StatisticalVerdict(Verdict.DIFFERENT, flips, areas);
  }
}
