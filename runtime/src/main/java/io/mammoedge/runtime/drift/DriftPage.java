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
import java.util.function.Function;

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
    List<Content> contents = new ArrayList<>(List.of(tests()));
    contents.add(new Paragraph(DriftWords.WORTH));
    outcome.curves().forEach(curve -> contents.add(figure(curve)));
    return contents;
  }

  /** A column for each quantity, in short: a phone is narrow. */
  private Table tests() {
    List<String> header = new ArrayList<>(List.of(""));
    report.quantities().forEach(one -> header.add(inShort(one.quantity())));
    String caption =
        "Of each image: the score (probability), and mean and standard deviation (SD) of its pixels";
    Table table = new Table(caption, header, List.of());
    table = row(table, "drifted", one -> one.drifted() ? "yes" : "no");
    table = row(table, "largest distance D", one -> Numbers.rate(one.test().statistic()));
    table = row(table, "p, corrected", one -> Numbers.pValue(one.adjustedP()));
    table = row(table, "stability index", one -> Numbers.rate(one.stability().value()));
    table = row(table, "its mean without change", one -> Numbers.rate(one.stability().expected()));
    table = row(table, "its limit", one -> Numbers.rate(one.limit()));
    table = row(table, "its usual reading", QuantityDrift::reading);
    table = row(table, "images here are worth", one -> DriftWords.whole(one.independent()));
    return row(
        table, "the reference is worth", one -> DriftWords.whole(one.referenceIndependent()));
  }

  private static String inShort(Quantity quantity) {
    return switch (quantity) {
      case PROBABILITY -> "score";
      case IMAGE_MEAN -> "mean";
      case IMAGE_STANDARD_DEVIATION -> "SD";
    };
  }

  private Table row(Table table, String what, Function<QuantityDrift, String> cell) {
    List<String> cells = new ArrayList<>(List.of(what));
    report.quantities().forEach(one -> cells.add(cell.apply(one)));
    return table.withRow(cells);
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
        chart,
        "D is the largest vertical distance; a curve on the right has larger values. Where the curve"
            + " of here ends below 1, the rest is above all values of the reference.");
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
    Table table = Table.of("Never seen in training", "share", "here", "95 % interval");
    for (Share share : report.unseen()) {
      table = table.withRow(share.of(), count(share), interval(share));
    }
    return table;
  }

  private static Table row(Table table, Share here, Share reference) {
    return table.withRow(
        here.of(), count(here), interval(here), reference == null ? "" : count(reference));
  }

  /** A percent sign does not begin a line. */
  private static String count(Share share) {
    return DriftWords.count(share).replace(" %", "\u00a0%");
  }

  private static String interval(Share share) {
    return share.ci95() == null
        ? ""
        : Numbers.percent(share.ci95().low()) + " to " + Numbers.percent(share.ci95().high());
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
              month.scored() == 0 ? "" : DriftWords.grey(month.meanOfImages()));
    }
    return table;
  }
}
