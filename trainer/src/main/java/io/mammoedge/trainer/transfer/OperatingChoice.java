package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.stats.RocCurve;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.List;
import java.util.Objects;

/**
 * An operating point.
 *
 * @param threshold a probability of the network itself at or above it is called malignant
 * @param logOdds the same as log(p / (1 − p)): exact also where p rounds to 0 or 1
 * @param chosenOn in words
 */
public record OperatingChoice(double threshold, double logOdds, String chosenOn) {
  /** Checks for null. */
  public OperatingChoice {
    Objects.requireNonNull(chosenOn, "chosenOn is null");
  }

  /** Where both softmax outputs are equal. */
  static OperatingChoice half(String why) {
    return new OperatingChoice(0.5, 0, why);
  }

  /** Whether all scores are, so that nothing can be chosen by them. */
  static boolean areEqual(List<ScoredCase> scored) {
    return scored.stream().mapToDouble(ScoredCase::logOdds).distinct().count() == 1;
  }

  /**
   * By Youden's index; one half where all scores are equal, so that none tells them apart.
   *
   * @param whose images they are
   * @throws io.mammoedge.runtime.MammoEdgeException if a class is missing
   */
  static OperatingChoice youden(List<ScoredCase> scored, String whose) {
    RocCurve curve = RocCurve.of(ScoredCase.cases(scored));
    if (areEqual(scored)) {
      return half("one half: all scores are equal on the %d %s".formatted(scored.size(), whose));
    }
    double logOdds = curve.youden().threshold();
    return new OperatingChoice(
        LogOdds.probability(logOdds),
        logOdds,
        "Youden's index on the %d %s".formatted(scored.size(), whose));
  }
}
