package io.mammoedge.archive.summary;

import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.chart.Point;
import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.Content;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.report.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A summary as a page.
 *
 * @param summary of one release on an archive
 */
public record SummaryPage(ArchiveSummary summary) {
  /** More lines than these cannot be told apart. */
  private static final int LINES = 5;

  /** Where nothing can be said. */
  private static final String NONE = "–";

  /** The page. */
  public HtmlReport page() {
    List<Section> sections = new ArrayList<>();
    summary.parts().forEach((by, parts) -> sections.add(section(by, parts)));
    sections.add(counts("Refusals", "code", summary.refusals()));
    sections.add(counts("Warnings", "about", summary.warnings()));
    PartSummary all = summary.all();
    String detail =
        "%d images scored, %d files refused%s"
            .formatted(all.scored(), all.refused(), decisions(all));
    return new HtmlReport(
        "An archive scored by " + summary.release(),
        new Banner(Tone.OPEN, (all.scored() + all.refused()) + " files", detail),
        sections);
  }

  private static String decisions(PartSummary all) {
    if (all.scored() == 0) {
      return "";
    }
    return all.malignant() == null
        ? "; no operating point, so no decisions"
        : ", " + all.malignant() + " called malignant";
  }

  private static Section section(String by, List<PartSummary> parts) {
    List<Content> contents = new ArrayList<>();
    Table table =
        Table.of("", by, "scored", "refused", "called malignant", "mean p", "quartiles of p");
    for (PartSummary part : parts) {
      table =
          table.withRow(
              name(part),
              String.valueOf(part.scored()),
              share(part.refused(), part.scored() + part.refused()),
              share(part.malignant(), part.scored()),
              part.mean() == null ? NONE : Numbers.rate(part.mean()),
              quartiles(part));
    }
    contents.add(table);
    contents.add(histogram(by, parts));
    return new Section("By " + by, contents);
  }

  private static String quartiles(PartSummary part) {
    return part.quartiles().isEmpty()
        ? NONE
        : String.join(" · ", part.quartiles().stream().map(Numbers::rate).toList());
  }

  private static Figure histogram(String by, List<PartSummary> parts) {
    LineChart chart =
        LineChart.of(
            "Probabilities by " + by, Axis.unit("probability"), Axis.of("share of images"));
    List<PartSummary> largest =
        parts.stream()
            .filter(part -> part.scored() > 0)
            .sorted(Comparator.comparingLong(PartSummary::scored).reversed())
            .limit(LINES)
            .toList();
    for (PartSummary part : largest) {
      chart = chart.withLine(name(part), points(part));
    }
    return new Figure(chart, "Shares in bins of 0.05; at most the five largest parts.");
  }

  private static List<Point> points(PartSummary part) {
    return IntStream.range(0, PartSummary.BINS)
        .mapToObj(
            bin ->
                new Point(
                    (bin + 0.5) / PartSummary.BINS,
                    (double) part.histogram().get(bin) / part.scored()))
        .toList();
  }

  private static Section counts(String heading, String what, Map<String, Long> counts) {
    Table table = Table.of("", what, "files");
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      table = table.withRow(entry.getKey(), String.valueOf(entry.getValue()));
    }
    return Section.of(heading, table);
  }

  private static String name(PartSummary part) {
    return PartName.shortened(part.value());
  }

  private static String share(Long some, long all) {
    return some == null || all == 0
        ? NONE
        : some + " (" + Numbers.percent((double) some / all) + ")";
  }
}
