package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.check.CohortReport;
import io.mammoedge.runtime.check.EvidenceComparison;
import io.mammoedge.runtime.check.OperatingPointHere;
import io.mammoedge.runtime.check.OperatingPointHere.Share;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.stats.AucEstimate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The outcome of {@code check} for people. */
final class CheckText {
  /** Said where there is nothing to compare a cohort with. */
  static final String NO_EVIDENCE =
      "the release states no AUC to compare with: the golden images alone decide";

  private final PrintWriter out;

  CheckText(PrintWriter out) {
    this.out = out;
  }

  void print(CheckRun.Document document) {
    line("%s. %s", document.release(), document.researchUse());
    document.golden().forEach(this::golden);
    if (document.cohort() != null) {
      cohort(document.cohort());
    }
  }

  private void golden(GoldenReport report) {
    line(
        "golden images, %s on %s: %s (tolerance: probability %.1e, logit %.1e)",
        report.variant(),
        report.provider(),
        report.holds() ? "GOOD" : "FAILED",
        report.tolerance().probability(),
        report.tolerance().logit());
    for (GoldenReport.Row row : report.images()) {
      line(
          "  %s: |Δp| %.1e, |Δ log-odds| %.1e, |Δ map| %.1e",
          row.image(), row.deltaProbability(), row.deltaLogit(), row.deltaCam());
    }
  }

  private void cohort(CohortReport report) {
    report.refused().forEach(r -> line("line %d refused: %s", r.line(), r.code()));
    line(
        "cohort, %s on %s: %d images of %d patients, %d malignant, %d refused",
        report.origin().variant(),
        report.origin().provider(),
        report.cases(),
        report.patients(),
        report.malignant(),
        report.refused().size());
    auc("here", report.here());
    if (report.operatingPoint() != null) {
      operatingPoint(report.operatingPoint());
    }
    if (report.comparison() != null) {
      comparison(report.comparison());
    } else if (report.againstEvidence() != null) {
      evidence(report.againstEvidence());
    } else if (report.here() != null) {
      line("%s", NO_EVIDENCE);
    }
  }

  private void operatingPoint(OperatingPointHere point) {
    Manifest.OperatingPoint stated = point.stated();
    share("sensitivity", point.sensitivity(), stated.sensitivity(), stated.sensitivityCi95());
    share("specificity", point.specificity(), stated.specificity(), stated.specificityCi95());
  }

  private void share(String name, Share here, double stated, List<Double> ci95) {
    line("%s here: %s; stated: %.4f%s", name, share(here), stated, interval(ci95));
  }

  private static String share(Share share) {
    return share == null
        ? "no such image"
        : String.format(
            Locale.ROOT,
            "%.4f (%d of %d)%s",
            share.value(),
            share.right(),
            share.images(),
            interval(share.ci95()));
  }

  private static String interval(List<Double> ci95) {
    return ci95 == null || ci95.size() != 2
        ? ""
        : String.format(Locale.ROOT, ", 95 %% interval %.4f to %.4f", ci95.get(0), ci95.get(1));
  }

  private void evidence(EvidenceComparison compared) {
    line("%s: %s", compared.verdict().label(), compared.reason());
    line("note: %s", compared.note());
  }

  private void comparison(CohortReport.Comparison comparison) {
    auc("reference", comparison.reference());
    line(
        "largest |Δp| %.1e; decisions that differ: %d, and %d within the tolerance",
        comparison.agreement().maxDeltaProbability(),
        comparison.agreement().flips().size(),
        comparison.agreement().ties().size());
    var difference = comparison.equivalence().difference();
    if (difference != null) {
      line(
          "ΔAUC %+.4f, 90 %% interval %+.4f to %+.4f, clustered by patient",
          difference.delta(), difference.ci90().low(), difference.ci90().high());
    }
    line("%s: %s", comparison.verdict().label(), comparison.reason());
  }

  private void auc(String where, CohortReport.Auc auc) {
    if (auc == null) {
      line("AUC %s: not enough cases for an interval", where);
      return;
    }
    AucEstimate plain = auc.deLong();
    AucEstimate clustered = auc.clustered();
    line(
        "AUC %s: %.4f, 95 %% interval %.4f to %.4f (DeLong), %.4f to %.4f (by patient)",
        where, plain.auc(), plain.low(), plain.high(), clustered.low(), clustered.high());
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
