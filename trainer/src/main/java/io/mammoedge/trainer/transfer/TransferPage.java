package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.RocChart;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.report.Tone;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code transfer.html}. */
final class TransferPage {
  private static final String READING =
      "95 %% intervals over %d resamples of patients, the same for every row. Sensitivity and"
          + " specificity are at the row's operating point. Brier is of the network's own"
          + " probabilities, and beside it of those recalibrated; less is better.";

  private TransferPage() {}

  static HtmlReport of(TransferResult result) {
    TransferReport report = result.report();
    return new HtmlReport(
        "Transfer of " + report.parent().name(),
        banner(report),
        List.of(
            Section.of(
                "Before and after",
                table(report),
                new Paragraph(READING.formatted(PatientBootstrap.RUNS))),
            Section.of(
                "Curves", new Figure(RocChart.of("ROC curves", cases(result)), "Per image.")),
            Section.of("What was chosen, and on what", choices(report))));
  }

  private static Banner banner(TransferReport report) {
    String headline =
        report.rows().stream()
            .filter(row -> row.step().hasScores())
            .map(row -> String.format(Locale.ROOT, "%s %.3f", row.step().word(), row.auc().value()))
            .collect(Collectors.joining(", ", "AUC ", ""));
    return new Banner(
        Tone.PLAIN,
        headline,
        "%s; %s. Look %d at this split: one that is looked at often proves little."
            .formatted(TransferWords.split(report), TransferWords.spent(report), report.look()));
  }

  private static Table table(TransferReport report) {
    Table table =
        Table.of(
            "On the test split, which no step touched",
            TransferWords.HEADINGS.toArray(String[]::new));
    for (TransferRow row : report.rows()) {
      table = table.withRow(TransferWords.cells(row));
    }
    return table;
  }

  private static Table choices(TransferReport report) {
    Table table = Table.of("", "", "");
    for (String line : TransferWords.choices(report)) {
      int colon = line.indexOf(": ");
      table = table.withRow(line.substring(0, colon), line.substring(colon + 2));
    }
    return table.withRow("weights as they came", report.parent().weights());
  }

  private static Map<String, Cases> cases(TransferResult result) {
    Map<String, Cases> cases = new LinkedHashMap<>();
    result.scores().forEach((step, scored) -> cases.put(step.word(), ScoredCase.cases(scored)));
    return cases;
  }
}
