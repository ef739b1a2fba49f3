package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.check.CohortReport;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.stats.AucEstimate;
import java.io.PrintWriter;
import java.util.Locale;

/** The outcome of {@code check} for people. */
final class CheckText {
  private final PrintWriter out;

  CheckText(PrintWriter out) {
    this.out = out;
  }

  void print(CheckCommand.Document document) {
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
    report.refused().forEach(r -> line("refused (%s): %s", r.code(), r.message()));
    line(
        "cohort, %s on %s: %d images of %d patients, %d malignant, %d refused",
        report.origin().variant(),
        report.origin().provider(),
        report.cases(),
        report.patients(),
        report.malignant(),
        report.refused().size());
    auc("here", report.here());
    if (report.comparison() != null) {
      comparison(report.comparison());
    }
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
