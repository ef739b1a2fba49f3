package io.mammoedge.archive.parity;

import io.mammoedge.runtime.check.StatisticalVerdict;
import io.mammoedge.runtime.stats.Equivalence;
import io.mammoedge.runtime.stats.EquivalenceResult;
import io.mammoedge.runtime.stats.Proportion;
import io.mammoedge.runtime.stats.Verdict;
import java.util.Locale;
import java.util.Objects;

/**
 * What a comparison showed on one group of images.
 *
 * @param by what parts them, or {@code all}
 * @param value of this part
 * @param verdict on it
 * @param reason one sentence
 * @param differences image by image
 * @param calibration of both, on the labelled images; null without any
 * @param areas under the curve; null where a class has fewer than two patients
 */
public record GroupParity(
    String by,
    String value,
    Verdict verdict,
    String reason,
    Differences differences,
    Calibrations calibration,
    Areas areas) {
  /** Checks for nulls. */
  public GroupParity {
    Objects.requireNonNull(by, "by is null");
    Objects.requireNonNull(value, "value is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(differences, "differences is null");
  }

  /**
   * Judges by the rule of {@link StatisticalVerdict}: scores that are all the same are equivalent;
   * more than 2 % flips never are; else the areas decide.
   */
  static GroupParity of(
      String by,
      String value,
      Differences differences,
      Calibrations calibration,
      Areas areas,
      double margin) {
    Judgement judgement = judge(differences, areas, margin);
    return new GroupParity(
        by, value, judgement.verdict(), judgement.reason(), differences, calibration, areas);
  }

  private record Judgement(Verdict verdict, String reason) {}

  private static Judgement judge(Differences differences, Areas areas, double margin) {
    if (differences.holds()) {
      return new Judgement(
          Verdict.EQUIVALENT, "every score is the same within the tolerance of 32-bit floats");
    }
    Judgement ofAreas = areas(areas, margin);
    if (differences.flips() == null) {
      return ofAreas.verdict() == Verdict.DIFFERENT
          ? ofAreas
          : new Judgement(
              Verdict.NOT_ENOUGH_CASES,
              "no operating point is known, so nobody can say whether decisions stay the same; "
                  + ofAreas.reason());
    }
    Proportion flips =
        new Proportion(Math.toIntExact(differences.flips()), Math.toIntExact(differences.images()));
    if (flips.value() <= StatisticalVerdict.MOST_FLIPS) {
      return ofAreas;
    }
    boolean shown =
        ofAreas.verdict() == Verdict.DIFFERENT
            || flips.ci95().low() > StatisticalVerdict.MOST_FLIPS;
    return new Judgement(
        shown ? Verdict.DIFFERENT : Verdict.NOT_ENOUGH_CASES,
        String.format(
            Locale.ROOT,
            "%d of %d decisions differ at the operating point (allowed: %.0f %%); %s",
            flips.successes(),
            flips.total(),
            100 * StatisticalVerdict.MOST_FLIPS,
            ofAreas.reason()));
  }

  private static Judgement areas(Areas areas, double margin) {
    if (areas == null) {
      return new Judgement(
          Verdict.NOT_ENOUGH_CASES, "fewer than two labelled patients of either class");
    }
    EquivalenceResult result =
        Equivalence.test(
            areas.difference().get(1),
            Math.toIntExact(areas.positivePatients()),
            Math.toIntExact(areas.negativePatients()),
            margin);
    return new Judgement(result.verdict(), result.reason());
  }
}
