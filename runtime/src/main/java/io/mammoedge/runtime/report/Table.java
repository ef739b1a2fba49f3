package io.mammoedge.runtime.report;

import io.mammoedge.runtime.chart.Markup;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table whose first column names its rows. Without headings it is a list of facts, whose long
 * words break instead of widening it.
 *
 * @param caption above it; may be empty
 * @param header one heading a column; all empty for a list of facts
 * @param rows each as long as the header
 */
public record Table(String caption, List<String> header, List<List<String>> rows)
    implements Content {
  /** Checks that every row fits the header. */
  public Table {
    Objects.requireNonNull(caption, "caption is null");
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(row + " does not fit the columns " + header);
      }
    }
  }

  /** A table without rows yet. */
  public static Table of(String caption, String... header) {
    return new Table(caption, List.of(header), List.of());
  }

  /** With one more row. */
  public Table withRow(String... cells) {
    return withRow(List.of(cells));
  }

  /** With one more row. */
  public Table withRow(List<String> cells) {
    return new Table(caption, header, Stream.concat(rows.stream(), Stream.of(cells)).toList());
  }

  @Override
  public String toHtml() {
    String body = rows.stream().map(Table::row).collect(Collectors.joining());
    // The box scrolls on a narrow screen; a table alone would widen the page.
    return """
        <div class="scroll"><table%s>
        <caption>%s</caption>
        %s<tbody>
        %s</tbody>
        </table></div>
        """
        .formatted(isFacts() ? " class=\"facts\"" : "", Markup.escape(caption), head(), body);
  }

  private boolean isFacts() {
    return header.stream().allMatch(String::isEmpty);
  }

  private String head() {
    return isFacts()
        ? ""
        : "<thead><tr>" + cells("<th scope=\"col\">", "</th>", header) + "</tr></thead>\n";
  }

  private static String row(List<String> row) {
    String name = cells("<th scope=\"row\">", "</th>", row.subList(0, 1));
    return "<tr>" + name + cells("<td>", "</td>", row.subList(1, row.size())) + "</tr>\n";
  }

  private static String cells(String open, String close, List<String> texts) {
    return texts.stream().map(t -> open + Markup.escape(t) + close).collect(Collectors.joining());
  }
}
