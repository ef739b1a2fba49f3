package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.check.CohortReport;
import io.mammoedge.runtime.check.EvidenceComparison;
import io.mammoedge.runtime.check.OperatingPointHere;
import io.mammoedge.runtime.check.OperatingPointHere.Share;
import io.mammoedge.runtime.gate.GateCheck;
import io.mammoedge.runtime.gate.GateResult;
import io.mammoedge.runtime.gate.Outcome;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.golden.GoldenReport.Row;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.stats.AucEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** {@code check} as a gate. Refused files appear by their line in the table: reports travel. */
final class CheckGate {
  private static final String GOLDEN = "check.golden";
  private static final String COHORT = "check.cohort";

  private CheckGate() {}

  static GateResult of(CheckRun run) {
    List<GateCheck> checks = new ArrayList<>();
    run.reports().forEach(report -> checks.add(golden(report)));
    if (run.cohort() != null) {
      checks.add(files(run.cohort()));
      checks.add(areas(run.cohort()));
    }
    return new GateResult("check of " + run.release().title(), checks, ScoreResult.RESEARCH_USE);
  }

  private static GateCheck golden(GoldenReport report) {
    String message =
        report.holds()
            ? "every golden image gives here what it gave where the release was made"
            : String.join("; ", report.objections());
    return new GateCheck(
            GOLDEN,
            "golden images, " + report.variant() + " on " + report.provider(),
            report.holds() ? Outcome.PASSED : Outcome.FAILED,
            message)
        .with("images", report.images().size())
        .with("largest |Δp|", largest(report, Row::deltaProbability))
        .with("largest |Δ log-odds|", largest(report, Row::deltaLogit))
        .with("largest |Δ map|", largest(report, Row::deltaCam))
        .with("tolerance of probability", number("%.1e", report.tolerance().probability()))
        .with("tolerance of log-odds", number("%.1e", report.tolerance().logit()));
  }

  private static String largest(GoldenReport report, ToDoubleFunction<Row> delta) {
    return number("%.1e", report.images().stream().mapToDouble(delta).max().orElse(0));
  }

  private static GateCheck files(CohortReport cohort) {
    int all = cohort.cases() + cohort.refused().size();
    boolean good = cohort.refused().isEmpty();
    String lines =
        cohort.refused().stream()
            .map(refused -> "line " + refused.line() + " (" + refused.code() + ")")
            .collect(Collectors.joining(", "));
    return new GateCheck(
            COHORT,
            "every file is scored",
            good ? Outcome.PASSED : Outcome.FAILED,
            good ? all + " files" : cohort.refused().size() + " of " + all + " refused: " + lines)
        .with("images", cohort.cases())
        .with("patients", cohort.patients())
        .with("malignant images", cohort.malignant());
  }

  private static GateCheck areas(CohortReport cohort) {
    GateCheck check = verdict(cohort);
    if (cohort.here() != null) {
      AucEstimate here = cohort.here().clustered();
      check =
          check
              .with("AUC here", number("%.4f", here.auc()))
              .with("95 % interval, by patient", interval(here.low(), here.high()));
    }
    return cohort.operatingPoint() == null ? check : with(cohort.operatingPoint(), check);
  }

  private static GateCheck verdict(CohortReport cohort) {
    if (cohort.comparison() != null) {
      CohortReport.Comparison paired = cohort.comparison();
      return new GateCheck(
              COHORT,
              "the scores of the reference",
              Outcome.of(paired.verdict().exitCode()),
              paired.verdict().label() + ": " + paired.reason())
          .with("largest |Δp|", number("%.1e", paired.agreement().maxDeltaProbability()))
          .with("decisions that differ", paired.agreement().flips().size());
    }
    return cohort.againstEvidence() == null ? unstated(cohort) : stated(cohort.againstEvidence());
  }

  private static GateCheck stated(EvidenceComparison compared) {
    GateCheck check =
        new GateCheck(
                COHORT,
                "the AUC of the release's evidence",
                Outcome.of(compared.verdict().exitCode()),
                compared.verdict().label() + ": " + compared.reason())
            .with("AUC stated", number("%.4f", compared.evidence().auc()))
            .with("margin", compared.margin())
            .with("note", compared.note());
    return compared.ci90() == null
        ? check
        : check
            .with("difference", number("%+.4f", compared.delta()))
            .with("90 % interval", interval(compared.ci90().low(), compared.ci90().high()));
  }

  /** Nothing to compare with; but a cohort of one class was not what somebody meant to check. */
  private static GateCheck unstated(CohortReport cohort) {
    boolean none = cohort.here() == null;
    return new GateCheck(
        COHORT,
        "the AUC of the release's evidence",
        none ? Outcome.NOT_ENOUGH_CASES : Outcome.SKIPPED,
        none ? "an AUC here needs two patients of each class" : CheckText.NO_EVIDENCE);
  }

  private static GateCheck with(OperatingPointHere point, GateCheck check) {
    return check
        .with("operating point", number("%.4f", point.threshold()))
        .with("sensitivity here", share(point.sensitivity()))
        .with("sensitivity stated", number("%.4f", point.stated().sensitivity()))
        .with("specificity here", share(point.specificity()))
        .with("specificity stated", number("%.4f", point.stated().specificity()));
  }

  private static String share(Share share) {
    return share == null
        ? "no such image"
        : number("%.4f", share.value())
            + " (95 % interval "
            + interval(share.ci95().get(0), share.ci95().get(1))
            + ")";
  }

  private static String interval(double low, double high) {
    return number("%.4f", low) + " to " + number("%.4f", high);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
