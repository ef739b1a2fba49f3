package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.drift.DriftReport;
import io.mammoedge.runtime.drift.DriftWords;
import io.mammoedge.runtime.drift.Month;
import io.mammoedge.runtime.drift.QuantityDrift;
import io.mammoedge.runtime.drift.Share;
import java.io.PrintWriter;
import java.util.Locale;

/** The outcome of {@code drift} for people. */
final class DriftText {
  private final PrintWriter out;

  DriftText(PrintWriter out) {
    this.out = out;
  }

  void print(DriftReport report) {
    line("%s, %s. %s", report.release(), report.window(), report.researchUse());
    events(report);
    report.quantities().forEach(this::quantity);
    if (!report.quantities().isEmpty()) {
      line("  %s", DriftWords.WORTH);
    }
    if (report.pixels() != null) {
      line("%s", DriftWords.pixels(report.pixels()));
    }
    share(report.calledMalignant(), report.referenceCalledMalignant());
    share(report.refused(), report.referenceRefused());
    if (report.refusalDrift() != null) {
      line("%s", DriftWords.refusals(report.refusalDrift()));
    }
    report.refusals().forEach(refusal -> share(refusal, null));
    report.unseen().forEach(share -> line("never seen in training: %s", words(share)));
    if (report.months().size() > 1) {
      report.months().forEach(this::month);
    }
    report.notes().forEach(note -> line("note: %s", note));
    line("%s: %s", report.verdict().label(), report.reason());
  }

  private void events(DriftReport report) {
    DriftReport.Events events = report.events();
    line(
        "%d images of %d patients scored, %d files refused; left out: %s",
        events.scored(), events.patients(), events.refused(), DriftWords.leftOut(events));
    if (events.log().bad() > 0 || events.log().torn()) {
      line("no event: %s", DriftWords.badLines(events.log()));
    }
    if (report.referenceImages() > 0) {
      line(
          "reference: %d images of %d patients",
          report.referenceImages(), report.referencePatients());
    }
  }

  private void quantity(QuantityDrift one) {
    line(
        "%s: D %.4f, p %.2g, corrected %.2g (worth %.0f images here, %.0f there); stability index"
            + " %.4f (%.4f without change, limit %.4f; usual reading: %s)%s",
        one.quantity().label(),
        one.test().statistic(),
        one.test().pValue(),
        one.adjustedP(),
        one.independent(),
        one.referenceIndependent(),
        one.stability().value(),
        one.stability().expected(),
        one.limit(),
        one.reading(),
        one.drifted() ? " DRIFTED" : "");
  }

  private void share(Share here, Share reference) {
    line(
        "%s%s", words(here), reference == null ? "" : "; reference " + DriftWords.count(reference));
  }

  private static String words(Share share) {
    String interval =
        share.ci95() == null
            ? ""
            : String.format(
                Locale.ROOT,
                ", 95 %% interval %.4f to %.4f",
                share.ci95().low(),
                share.ci95().high());
    return share.of() + ": " + DriftWords.count(share) + interval;
  }

  private void month(Month month) {
    line(
        "%s: %d scored, %d refused, %d called malignant%s",
        month.month(),
        month.scored(),
        month.refused(),
        month.calledMalignant(),
        month.scored() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", mean probability %.4f, mean of images %.2f",
                month.meanProbability(),
                month.meanOfImages()));
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
