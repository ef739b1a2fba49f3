package io.mammoedge.runtime.report;

import io.mammoedge.runtime.chart.Markup;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A heading and what belongs under it.
 *
 * @param heading short
 * @param contents in order
 */
public record Section(String heading, List<Content> contents) {
  /** Copies the list. */
  public Section {
    Objects.requireNonNull(heading, "heading is null");
    contents = List.copyOf(contents);
  }

  /** The same, with the contents one by one. */
  public static Section of(String heading, Content... contents) {
    return new Section(heading, List.of(contents));
  }

  String toHtml() {
    String body = contents.stream().map(Content::toHtml).collect(Collectors.joining());
    return "<section>\n<h2>%s</h2>\n%s</section>\n".formatted(Markup.escape(heading), body);
  }
}
