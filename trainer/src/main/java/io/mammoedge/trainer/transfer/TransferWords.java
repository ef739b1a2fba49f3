package io.mammoedge.trainer.transfer;

import io.mammoedge.trainer.evaluate.Estimate;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A transfer in words, for the terminal and the page. */
final class TransferWords {
  /** Headings of {@link #cells}. */
  static final List<String> HEADINGS =
      List.of("", "AUC", "less before", "sensitivity", "specificity", "Brier", "recalibrated");

  private TransferWords() {}

  /** What it was measured on. */
  static String split(TransferReport report) {
    return String.format(
        Locale.ROOT,
        "test split: %d %simages of %d patients, %d malignant",
        report.images(),
        report.phantoms() ? "PHANTOM " : "",
        report.patients(),
        report.positives());
  }

  /** What it cost. */
  static String spent(TransferReport report) {
    Spent spent = report.spent();
    return String.format(
        Locale.ROOT,
        "labels spent: %d patients (%d malignant), %d images",
        spent.patients(),
        spent.malignant(),
        spent.images());
  }

  /** One row of numbers. */
  static List<String> cells(TransferRow row) {
    return List.of(
        row.step().word(),
        rate(row.auc()),
        row.difference() == null ? "–" : text("%+.3f", row.difference()).replace('-', '−'),
        rate(row.sensitivity()),
        rate(row.specificity()),
        rate(row.brier()),
        row.recalibration() == null || row.recalibration().brier() == null
            ? "–"
            : rate(row.recalibration().brier()));
  }

  /** What was chosen for the rows, and on what. */
  static List<String> choices(TransferReport report) {
    List<String> lines = new ArrayList<>();
    for (TransferRow row : report.rows()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: mean %.2f, threshold %.4f, %s",
              row.step().word(),
              row.mean(),
              row.point().threshold(),
              row.point().chosenOn()));
      if (row.recalibration() != null) {
        lines.add(row.step().word() + ": " + recalibration(row.recalibration()));
      }
    }
    return lines;
  }

  private static String recalibration(TransferRow.Recalibrated fit) {
    return fit.leftOut() != null
        ? "probabilities are not recalibrated: " + fit.leftOut()
        : String.format(
            Locale.ROOT, "log-odds × %.3f %+.3f, on the same images", fit.slope(), fit.intercept());
  }

  private static String rate(Estimate estimate) {
    return text("%.3f", estimate);
  }

  private static String text(String format, Estimate e) {
    return String.format(
        Locale.ROOT, format + " (" + format + " to " + format + ")", e.value(), e.low(), e.high());
  }
}
