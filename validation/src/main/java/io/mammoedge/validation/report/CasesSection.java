package io.mammoedge.validation.report;

import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.validation.parity.ParityResult;

/** On what the verdict rests. */
final class CasesSection {
  private CasesSection() {}

  static Section of(ParityResult result) {
    Table table =
        Table.of("", "", "")
            .withRow("candidate", result.candidate().name())
            .withRow("reference", result.reference().name())
            .withRow("images", String.valueOf(result.all().images()))
            .withRow("patients", String.valueOf(result.all().patients()))
            .withRow("malignant images", String.valueOf(result.all().malignant()));
    return Section.of("What was compared", table);
  }
}
