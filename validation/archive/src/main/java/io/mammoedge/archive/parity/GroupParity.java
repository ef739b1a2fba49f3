package io.mammoedge.archive.parity;

import io.mammoedge.runtime.check.StatisticalVerdict;
import io.mammoedge.runtime.stats.Equivalence;
import io.mammoedge.runtime.stats.EquivalenceResult;
import io.mammoedge.runtime.stats.Verdict;
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
    if (differences.holds()) {
      String why = "every score is the same within the tolerance of 32-bit floats";
      return new GroupParity(by, value, Verdict.EQUIVALENT, why, differences, calibration, areas);
    }
    StatisticalVerdict judged =
        StatisticalVerdict.ofUnlike(differences.flipShare(), test(areas, margin));
    return new GroupParity(
        by, value, judged.verdict(), judged.reason(), differences, calibration, areas);
  }

  private static EquivalenceResult test(Areas areas, double margin) {
    return areas == null
        ? new EquivalenceResult(
            Verdict.NOT_ENOUGH_CASES,
            margin,
            null,
            "fewer than two labelled patients of either class")
        : Equivalence.test(
            areas.clustered(),
            Math.toIntExact(areas.positivePatients()),
            Math.toIntExact(areas.negativePatients()),
            margin);
  }
}
