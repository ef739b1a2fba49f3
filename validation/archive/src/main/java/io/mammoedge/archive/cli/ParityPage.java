package io.mammoedge.archive.cli;

import io.mammoedge.archive.parity.ArchiveParity;
import io.mammoedge.archive.parity.Areas;
import io.mammoedge.archive.parity.GroupParity;
import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/** The outcome of {@code archive parity} as a page. */
record ParityPage(ArchiveParity.Result result) {
  HtmlReport page(String old, String young) {
    PartTables parts = new PartTables(result.groups());
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("What was compared", facts(old, young)));
    sections.add(Section.of("Image by image", parts.differences()));
    if (result.all().areas() != null) {
      sections.add(
          Section.of(
              "Ranking",
              areas(result.all().areas()),
              new DifferencePlot(result).figure(),
              parts.areas()));
    }
    if (isLabelled()) {
      sections.add(Section.of("Calibration", parts.calibrations()));
    }
    sections.add(Section.of("How to read it", note()));
    return new HtmlReport(
        "Parity on an archive", Banner.of(result.verdict(), result.all().reason()), sections);
  }

  private boolean isLabelled() {
    return result.all().calibration() != null;
  }

  private Table facts(String old, String young) {
    GroupParity all = result.all();
    Table images =
        Table.of("", "", "")
            .withRow("old", old)
            .withRow("new", young)
            .withRow("images scored by both", String.valueOf(all.differences().images()))
            .withRow("by the old release only", String.valueOf(result.onlyReference()))
            .withRow("by the new release only", String.valueOf(result.onlyCandidate()));
    if (result.otherImages() > 0) {
      images =
          images.withRow(
              "left out: files with another image in the new table",
              String.valueOf(result.otherImages()));
    }
    Table facts =
        images
            .withRow("operating point", operatingPoint())
            .withRow("margin of ΔAUC", String.valueOf(result.margin()));
    return isLabelled()
        ? facts
            .withRow("labelled images", String.valueOf(all.calibration().images()))
            .withRow("labels of no image scored by both", String.valueOf(result.strayLabels()))
        : facts.withRow("labels", "none given");
  }

  private String operatingPoint() {
    return result.threshold() == null ? "none known, so no decisions" : "p ≥ " + result.threshold();
  }

  private static Table areas(Areas areas) {
    Table table =
        Table.of(
            "Areas under the curve of all images: %d malignant and %d benign of %d patients"
                .formatted(areas.positives(), areas.negatives(), areas.patients()),
            "release",
            "AUC",
            "95 % interval",
            "variance");
    for (AucEstimate auc : areas.reference()) {
      table = table.withRow(area("old", auc));
    }
    for (AucEstimate auc : areas.candidate()) {
      table = table.withRow(area("new", auc));
    }
    return table;
  }

  private static List<String> area(String release, AucEstimate auc) {
    return List.of(
        release,
        Numbers.rate(auc.auc()),
        Numbers.range(new Interval(auc.low(), auc.high())),
        auc.method().label());
  }

  private static Paragraph note() {
    return new Paragraph(
        "An arrow leads from the old release to the new one; a dash stands where nothing can be"
            + " said: without an operating point there are no decisions, without labels of both"
            + " classes no areas. Many parts are looked at, so one that differs by chance is no"
            + " surprise; the verdict above is that of all images.");
  }
}
