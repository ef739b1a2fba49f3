package io.mammoedge.archive.cli;

import io.mammoedge.archive.parity.ArchiveParity;
import io.mammoedge.archive.parity.GroupParity;
import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.AucDifference;

/** The outcome of {@code archive parity} as a page. */
record ParityPage(ArchiveParity.Result result) {
  HtmlReport page(String old, String young) {
    GroupParity all = result.all();
    Table facts =
        Table.of("", "", "")
            .withRow("old", old)
            .withRow("new", young)
            .withRow("images scored by both", String.valueOf(all.differences().images()))
            .withRow("by the old release only", String.valueOf(result.onlyReference()))
            .withRow("by the new release only", String.valueOf(result.onlyCandidate()))
            .withRow("differences", ParityText.differences(all.differences()));
    if (all.areas() != null) {
      for (AucDifference difference : all.areas().difference()) {
        facts = facts.withRow(difference.method().label(), ParityText.delta(difference));
      }
    }
    return new HtmlReport(
        "Parity on an archive",
        Banner.of(result.verdict(), all.reason()),
        java.util.List.of(
            Section.of("What was compared", facts), Section.of("Part by part", parts())));
  }

  private Table parts() {
    Table table =
        Table.of("", "part", "images", "largest |Δp|", "flips", "ΔAUC", "90 % interval", "verdict");
    for (GroupParity group : result.groups()) {
      AucDifference difference = group.areas() == null ? null : group.areas().difference().get(1);
      table =
          table.withRow(
              (group.by() + " " + group.value()).strip(),
              String.valueOf(group.differences().images()),
              Numbers.deviation(group.differences().maxDeltaProbability()),
              String.valueOf(group.differences().flips()),
              difference == null ? "" : Numbers.signed(difference.delta()),
              difference == null ? "" : Numbers.signedRange(difference.ci90()),
              group.verdict().label());
    }
    return table;
  }
}
