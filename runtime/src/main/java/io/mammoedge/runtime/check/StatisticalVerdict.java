package io.mammoedge.runtime.check;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Equivalence;
import io.mammoedge.runtime.stats.EquivalenceResult;
import io.mammoedge.runtime.stats.Proportion;
import io.mammoedge.runtime.stats.Verdict;
import java.util.Locale;
import java.util.Optional;

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
    return ofUnlike(flips(agreement), areas);
  }

  /**
   * As above, of scores that are not all the same, where flips and areas are known already, such as
   * of more cases than fit into memory.
   *
   * @param flips share of the decisions; empty without an operating point
   * @param areas what their equivalence test said
   */
  public static StatisticalVerdict ofUnlike(Optional<Proportion> flips, EquivalenceResult areas) {
    if (flips.isPresent() && flips.get().value() > MOST_FLIPS) {
      Verdict either = areas.verdict() == Verdict.DIFFERENT ? areas.verdict() : of(flips.get());
      return new StatisticalVerdict(either, sentence(flips.get(), areas), areas);
    }
    return areas.verdict() == Verdict.EQUIVALENT && flips.isEmpty()
        ? new StatisticalVerdict(Verdict.NOT_ENOUGH_CASES, undecided(areas), areas)
        : new StatisticalVerdict(areas.verdict(), areas.reason(), areas);
  }

  private static Optional<Proportion> flips(Agreement agreement) {
    return agreement.threshold() == null
        ? Optional.empty()
        : Optional.of(new Proportion(agreement.flips().size(), agreement.cases()));
  }

  /** One flip of ten cases is more than is allowed, and shows nothing. */
  private static Verdict of(Proportion flips) {
    return flips.ci95().low() > MOST_FLIPS ? Verdict.DIFFERENT : Verdict.NOT_ENOUGH_CASES;
  }

  private static String sentence(Proportion flips, EquivalenceResult areas) {
    return String.format(
        Locale.ROOT,
        "%d of %d decisions differ at the operating point (allowed: %.0f %%); %s",
        flips.successes(),
        flips.total(),
        100 * MOST_FLIPS,
        areas.reason());
  }

  /** All scores may be halved without any effect on the areas. */
  private static String undecided(EquivalenceResult areas) {
    return "no operating point is known, so nobody can say whether decisions stay the same; "
        + areas.reason();
  }
}
