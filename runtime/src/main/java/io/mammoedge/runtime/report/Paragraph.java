package io.mammoedge.runtime.report;

import io.mammoedge.runtime.chart.Markup;
import java.util.Objects;

/**
 * Running text.
 *
 * @param text plain
 */
public record Paragraph(String text) implements Content {
  /** Checks for nulls. */
  public Paragraph {
    Objects.requireNonNull(text, "text is null");
  }

  @Override
  public String toHtml() {
    return "<p>" + Markup.escape(text) + "</p>\n";
  }
}
