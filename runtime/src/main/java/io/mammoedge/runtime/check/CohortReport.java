package io.mammoedge.runtime.check;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.EquivalenceResult;
import io.mammoedge.runtime.stats.Verdict;
import java.util.List;
import java.util.Objects;

/**
 * A cohort scored on this machine.
 *
 * @param origin release, variant and provider
 * @param cases scored
 * @param patients among them
 * @param malignant cases among them
 * @param imagesSha256 of all files of the table, in its order: {@link ImagesDigest}
 * @param refused lines of the table that were not scored
 * @param here area under the curve on this machine, or null with too few cases for an interval
 * @param comparison with reference scores, or null where the table has none
 * @param againstEvidence with what the release states; null where it states nothing, or where the
 *     table has reference scores, which say more
 * @param operatingPoint here beside the stated one; null where the release has none
 * @param researchUse {@link ScoreResult#RESEARCH_USE}
 */
public record CohortReport(
    Origin origin,
    int cases,
    int patients,
    int malignant,
    String imagesSha256,
    List<Refused> refused,
    Auc here,
    Comparison comparison,
    EvidenceComparison againstEvidence,
    OperatingPointHere operatingPoint,
    String researchUse) {
  /** Copies the list. */
  public CohortReport {
    Objects.requireNonNull(origin, "origin is null");
    refused = List.copyOf(refused);
  }

  /**
   * A file that was not scored. It is not named: names of files hold names of patients, and reports
   * travel. What is wrong with it, {@code score} says at length.
   *
   * @param line of the cohort's table; the header is line 1
   * @param code why; stable, for machines
   */
  public record Refused(long line, String code) {}

  /**
   * One area under the curve with two intervals.
   *
   * @param deLong every image taken for independent
   * @param clustered images of one patient may depend on each other
   */
  public record Auc(AucEstimate deLong, AucEstimate clustered) {}

  /**
   * Here against the reference.
   *
   * @param reference its area under the curve, or null with too few cases
   * @param agreement case by case; reference scores have nine digits, so that only |Δp| is judged
   * @param equivalence of the areas, clustered by patient
   * @param verdict of all
   * @param reason one sentence
   */
  public record Comparison(
      Auc reference,
      Agreement agreement,
      EquivalenceResult equivalence,
      Verdict verdict,
      String reason) {}

  /** How {@code check --cohort} ends. */
  public ExitCode exitCode() {
    if (comparison != null && comparison.verdict() != Verdict.EQUIVALENT) {
      return comparison.verdict().exitCode();
    }
    if (isWorse()) {
      return SiteVerdict.WORSE.exitCode();
    }
    if (!refused.isEmpty()) {
      return ExitCode.INPUT_REFUSED;
    }
    return againstEvidence == null ? unstated() : againstEvidence.verdict().exitCode();
  }

  private boolean isWorse() {
    return againstEvidence != null && againstEvidence.verdict() == SiteVerdict.WORSE;
  }

  private ExitCode unstated() {
    return comparison == null && here == null ? ExitCode.NOT_ENOUGH_CASES : ExitCode.GOOD;
  }
}
