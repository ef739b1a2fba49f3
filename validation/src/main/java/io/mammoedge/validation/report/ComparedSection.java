package io.mammoedge.validation.report;

import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.validation.parity.ParityResult;
import java.util.Map;

/** Versions and digests, so that a stranger can compare the same again. */
final class ComparedSection {
  private ComparedSection() {}

  static Section of(ParityResult result) {
    return Section.of(
        "Versions and digests",
        facts("Candidate: " + result.candidate().name(), result.candidate().facts()),
        facts("Reference: " + result.reference().name(), result.reference().facts()),
        facts("Cases", result.cases()));
  }

  private static Table facts(String caption, Map<String, String> facts) {
    Table table = Table.of(caption, "", "");
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      table = table.withRow(fact.getKey(), fact.getValue());
    }
    return table;
  }
}
