package io.mammoedge.runtime.check;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Equivalence;
import io.mammoedge.runtime.stats.EquivalenceResult;
import io.mammoedge.runtime.stats.Proportion;
import io.mammoedge.runtime.stats.Verdict;
import java.util.Locale;

/**
 * Whether unlike arithmetic (8 bits, a GPU, another release) does the same to patients: few
 * decisions may flip, and two one-sided tests decide on the areas under the curve. Scores that are
 * all the same within the tolerance are equivalent, however few there are. More flips than allowed
 * are never equivalent; they are different if the 95 % interval of their share says so, too.
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
   * @param agreement of both, case by case, and what single scores may differ by
   * @param margin largest tolerable |ΔAUC|
   */
  public static StatisticalVerdict of(
      Cases reference, Cases candidate, Agreement agreement, double margin) {
    EquivalenceResult areas = Equivalence.test(reference, candidate, margin);
    if (agreement.holds()) {
      return new StatisticalVerdict(
          Verdict.EQUIVALENT,
          "every probability is the same within " + agreement.tolerance().probability(),
          areas);
    }
    return agreement.flipRate() <= MOST_FLIPS
        ? new StatisticalVerdict(areas.verdict(), areas.reason(), areas)
        : new StatisticalVerdict(ofFlips(agreement), flips(agreement, areas), areas);
  }

  /** One flip of ten cases is more than is allowed, and shows nothing. */
  private static Verdict ofFlips(Agreement agreement) {
    Proportion share = new Proportion(agreement.flips().size(), agreement.cases());
    return share.ci95().low() > MOST_FLIPS ? Verdict.DIFFERENT : Verdict.NOT_ENOUGH_CASES;
  }

  private static String flips(Agreement agreement, EquivalenceResult areas) {
    return String.format(
        Locale.ROOT,
        "%d of %d decisions differ at the operating point (allowed: %.0f %%); %s",
        agreement.flips().size(),
        agreement.cases(),
        100 * MOST_FLIPS,
        areas.reason());
  }
}
