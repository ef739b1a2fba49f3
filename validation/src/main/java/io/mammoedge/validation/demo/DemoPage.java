package io.mammoedge.validation.demo;

import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import java.util.Locale;

/** What the demo adds to the parity page. */
final class DemoPage {
  private DemoPage() {}

  static Section section(DemoResult result, DemoFolders folders) {
    return Section.of(
        "The demo",
        new Paragraph(result.caveat()),
        Table.of("Held-out phantoms", "", "")
            .withRow("classifier started from patches", DemoResult.auc(result.fromPatches()))
            .withRow("same network, directly on images", DemoResult.auc(result.direct()))
            .withRow(
                "patch classifier, five classes",
                String.format(Locale.ROOT, "accuracy %.3f (validation)", result.patchAccuracy()))
            .withRow("a copy with one damaged layer", result.damaged().label())
            .withRow(
                "latency, file to score",
                String.format(Locale.ROOT, "%.0f ms (median)", result.latencyMilliseconds()))
            .withRow("training curves", folders.imageModel().resolve("loss.svg").toString()));
  }
}
