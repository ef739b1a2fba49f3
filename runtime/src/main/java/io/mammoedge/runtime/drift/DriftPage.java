package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.Code;
import io.mammoedge.runtime.report.Content;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.report.Tone;
import java.util.ArrayList;
import java.util.List;

/** A comparison as a page. */
public final class DriftPage {
  private final DriftReport report;

  private DriftPage(DriftReport report) {
    this.report = report;
  }

  /**
   * The page.
   *
   * @param command what repeats it, for people
   */
  public static HtmlReport of(DriftMonitor.Outcome outcome, String command) {
    DriftPage page = new DriftPage(outcome.report());
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("What was compared", page.events()));
    if (!outcome.report().quantities().isEmpty()) {
      sections.add(
          new Section("Scores and images against the reference", page.quantities(outcome)));
    }
    sections.add(new Section("Shares", page.shares()));
    if (outcome.report().months().size() > 1) {
      sections.add(Section.of("By month", page.months()));
    }
    sections.add(
        new Section(
            "How to read it",
            outcome.report().notes().stream().map(note -> (Content) new Paragraph(note)).toList()));
    sections.add(Section.of("To repeat it", new Code("In a shell", command)));
    return new HtmlReport("Drift of " + page.report.release(), page.banner(), sections);
  }

  private Banner banner() {
    Tone tone =
        switch (report.verdict()) {
          case STABLE -> Tone.GOOD;
          case DRIFTED -> Tone.BAD;
          case NOT_ENOUGH_CASES -> Tone.OPEN;
        };
    return new Banner(tone, report.verdict().label(), report.reason());
  }

  private Table events() {
    DriftReport.Events events = report.events();
    return Table.of("", "", "")
        .withRow("release", report.release())
        .withRow("time", report.window())
        .withRow("scored", events.scored() + " images of " + events.patients() + " patients")
        .withRow("refused", events.refused() + " files")
        .withRow("left out", DriftWords.leftOut(events))
        .withRow("lines that are no event", DriftWords.badLines(events.log()))
        .withRow(
            "reference",
            report.referenceImages() == 0
                ? "none in this release"
                : report.referenceImages()
                    + " images of "
                    + report.referencePatients()
                    + " patients");
  }

  private List<Content> quantities(DriftMonitor.Outcome outcome) {
    Table table =
        Table.of(
            "",
            "quantity",
            "drifted",
            "distance D",
            "p, corrected",
            "stability index",
            "without change",
            "limit",
            "usual reading");
    for (QuantityDrift one : report.quantities()) {
      table =
          table.withRow(
              one.quantity().label(),
              one.drifted() ? "yes" : "no",
              Numbers.rate(one.test().statistic()),
              Numbers.pValue(one.adjustedP()),
              Numbers.rate(one.stability().value()),
              Numbers.rate(one.stability().expected()),
              Numbers.rate(one.limit()),
              one.reading());
    }
    List<Content> contents = new ArrayList<>(List.of(table));
    contents.add(new Paragraph(DriftWords.WORTH));
    outcome.curves().forEach(curve -> contents.add(figure(curve)));
    return contents;
  }

  private static Figure figure(Curve curve) {
    LineChart chart =
        LineChart.of(
                curve.quantity().label(),
                curve.quantity() == Quantity.PROBABILITY
                    ? Axis.unit("probability")
                    : Axis.of(curve.quantity().label() + ", 0..255"),
                Axis.unit("share at or below"))
            .withLine("reference", curve.reference())
            .withLine("here", curve.site());
    return new Figure(
        chart, "D is the largest vertical distance; a curve on the right has larger values.");
  }

  private List<Content> shares() {
    List<Content> contents = new ArrayList<>();
    Table table = Table.of("", "share", "here", "95 % interval", "reference");
    table = row(table, report.calledMalignant(), report.referenceCalledMalignant());
    table = row(table, report.refused(), report.referenceRefused());
    for (Share refusal : report.refusals()) {
      table = row(table, refusal, null);
    }
    contents.add(table);
    if (report.refusalDrift() != null) {
      contents.add(new Paragraph(DriftWords.refusals(report.refusalDrift())));
    }
    contents.add(
        report.unseen().isEmpty()
            ? new Paragraph(
                "Every view and manufacturer here was seen in training, as far as known.")
            : unseen());
    if (report.pixels() != null) {
      contents.add(new Paragraph(DriftWords.pixels(report.pixels())));
    }
    return contents;
  }

  private Table unseen() {
    Table table = Table.of("Never seen in training", "share", "here", "95 % interval", "reference");
    for (Share share : report.unseen()) {
      table = row(table, share, null);
    }
    return table;
  }

  private static Table row(Table table, Share here, Share reference) {
    return table.withRow(
        here.of(),
        DriftWords.count(here),
        here.ci95() == null ? "" : Numbers.range(here.ci95()),
        reference == null ? "" : DriftWords.count(reference));
  }

  private Table months() {
    Table table =
        Table.of("", "month", "scored", "refused", "called malignant", "mean p", "mean of images");
    for (Month month : report.months()) {
      table =
          table.withRow(
              month.month(),
              String.valueOf(month.scored()),
              String.valueOf(month.refused()),
              String.valueOf(month.calledMalignant()),
              month.scored() == 0 ? "" : Numbers.rate(month.meanProbability()),
              month.scored() == 0 ? "" : Numbers.rate(month.meanOfImages()));
    }
    return table;
  }
}
