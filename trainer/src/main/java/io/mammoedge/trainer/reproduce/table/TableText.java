package io.mammoedge.trainer.reproduce.table;

import io.mammoedge.trainer.reproduce.published.Certainty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown that is read well on a terminal, too. */
public final class TableText {
  private static final String SIGNS = "n: images or patches / patients / malignant";

  /** Paper §10: intervals of single rows were not found; §9 has the errors. */
  private static final String NO_INTERVAL =
      "Published values: interval not published. By Hanley and McNeil's formula an AUC of 376 images"
          + " with 165 positive has a standard error of 0.020 at 0.86, 0.022 at 0.83 and 0.016 at"
          + " 0.91 [D].";

  private TableText() {}

  /** The table in Markdown. */
  public static String of(TableReport report) {
    List<String> parts = new ArrayList<>();
    parts.add("# Table " + report.table() + ": " + report.line());
    parts.add(data(report));
    parts.add(rows(report));
    parts.add(report.interval() + "; " + SIGNS + ".\n" + protocols(report));
    answers(report, parts);
    run(report, parts);
    without("failed", "Failed", report, parts);
    without("left out", "Left out", report, parts);
    parts.add("Epochs: " + report.epochs() + ".");
    parts.add(report.researchUse());
    return String.join("\n\n", parts) + "\n";
  }

  private static String data(TableReport report) {
    List<String> lines = new ArrayList<>(List.of("Data: " + report.data().words() + "."));
    if (report.site() != null) {
      lines.add("Other hospital: " + report.site().words() + ".");
    }
    if (report.hasPhantoms()) {
      lines.add("Phantoms show that the machinery works; they prove nothing about mammograms.");
    }
    lines.add(report.notComparable());
    return String.join("\n", lines);
  }

  private static String rows(TableReport report) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("row", "network here", "measured here", "n", TableReport.PUBLISHED));
    report.rows().forEach(line -> lines.add(cells(line)));
    return Columns.markdown(lines);
  }

  private static List<String> cells(TableLine line) {
    String published = Objects.requireNonNullElse(line.published(), "none");
    RowResult result = line.measured();
    return result == null
        ? List.of(line.title(), "", status(line), "", published)
        : List.of(line.title(), result.network(), value(result), count(result), published);
  }

  private static String status(TableLine line) {
    return line.status().replaceFirst(":.*", "");
  }

  private static String value(RowResult result) {
    return String.format(
        Locale.ROOT,
        "%s %.3f (%.3f to %.3f)",
        result.measure(),
        result.value(),
        result.low(),
        result.high());
  }

  private static String count(RowResult result) {
    return result.n() + " / " + result.patients() + " / " + result.positives();
  }

  private static String protocols(TableReport report) {
    Stream<String> protocols =
        report.rows().stream()
            .map(TableLine::publishedProtocol)
            .filter(Objects::nonNull)
            .distinct()
            .map(protocol -> "Published values: " + protocol + ".");
    return Stream.concat(protocols, Stream.of(NO_INTERVAL, tags()))
        .collect(Collectors.joining("\n"));
  }

  private static String tags() {
    return Arrays.stream(Certainty.values())
        .map(tag -> tag + " " + tag.words())
        .collect(Collectors.joining("; ", "Tags: ", "."));
  }

  private static void answers(TableReport report, List<String> parts) {
    if (!report.answers().isEmpty()) {
      parts.add(
          "## Questions\n\n"
              + report.answers().stream().map(TableText::answer).collect(Collectors.joining("\n"))
              + "\n\n"
              + report.answersCover());
    }
  }

  private static String answer(Answer answer) {
    String measured =
        answer.difference() == null
            ? ""
            : String.format(
                Locale.ROOT,
                "; measured %+.3f (%.3f to %.3f) against %s",
                answer.difference(),
                answer.low(),
                answer.high(),
                answer.against());
    return "- %s: **%s**%s; published: %s"
        .formatted(answer.question(), answer.verdict(), measured, answer.published());
  }

  private static void run(TableReport report, List<String> parts) {
    List<String> lines =
        report.rows().stream()
            .filter(line -> line.measured() != null)
            .map(
                line ->
                    "- %s: %s; best epoch %s"
                        .formatted(
                            line.title(), line.measured().run(), line.measured().bestEpoch()))
            .toList();
    if (!lines.isEmpty()) {
      parts.add("## What was run\n\n" + String.join("\n", lines));
    }
  }

  private static void without(String status, String title, TableReport report, List<String> parts) {
    List<String> lines =
        report.rows().stream()
            .filter(line -> line.status().startsWith(status + ":"))
            .map(line -> "- " + line.title() + " (" + line.row() + "): " + line.status())
            .toList();
    if (!lines.isEmpty()) {
      parts.add("## " + title + "\n\n" + String.join("\n", lines));
    }
  }
}
