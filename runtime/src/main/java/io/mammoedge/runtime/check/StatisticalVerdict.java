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
 * all the same within the tolerance are equivalent, however few there are. Without an operating
 * point nothing else is. More flips than allowed are never equivalent; they are different where the
 * 95 % interval of their share, or the areas, say so.
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
    if (agreement.flipRate() > MOST_FLIPS) {
      Verdict either = areas.verdict() == Verdict.DIFFERENT ? areas.verdict() : ofFlips(agreement);
      return new StatisticalVerdict(either, flips(agreement, areas), areas);
    }
    return areas.verdict() == Verdict.EQUIVALENT && agreement.threshold() == null
        ? new StatisticalVerdict(Verdict.NOT_ENOUGH_CASES, undecided(areas), areas)
        : new StatisticalVerdict(areas.verdict(), areas.reason(), areas);
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

  /** All scores may be halved without any effect on the areas. */
  private static String undecided(EquivalenceResult areas) {
    return "no operating point is known, so nobody can say whether decisions stay the same; "
        + areas.reason();
  }
}
