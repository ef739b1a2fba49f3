package io.mammoedge.validation.report;

import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.BlandAltman;
import io.mammoedge.validation.parity.Parity;

/** How far single scores lie apart. */
final class ScoresSection {
  private ScoresSection() {}

  static Section of(Parity.Outcome outcome) {
    Agreement agreement = outcome.result().all().agreement();
    BlandAltman probabilities = outcome.result().all().probabilities();
    Table table =
        Table.of("Difference of the scores, candidate less reference", "quantity", "value")
            .withRow("largest |Δp|", Numbers.deviation(agreement.maxDeltaProbability()))
            .withRow("largest |Δ log-odds|", Numbers.deviation(agreement.maxDeltaLogit()))
            .withRow("mean Δp (bias)", Numbers.deviation(probabilities.mean()))
            .withRow("95 % limits of agreement of Δp", Numbers.signedRange(probabilities.limits()));
    return Section.of(
        "Scores",
        table,
        new Figure(
            ParityCharts.blandAltman(
                ParityReport.reference(outcome), ParityReport.candidate(outcome)),
            "Each dot is one image: the difference of its two probabilities against their mean."));
  }
}
