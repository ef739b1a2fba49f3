package io.mammoedge.runtime.report;

import io.mammoedge.runtime.chart.Markup;
import java.util.Objects;

/**
 * Something to copy, such as the command that repeats the report.
 *
 * @param caption what it is
 * @param text shown as it is
 */
public record Code(String caption, String text) implements Content {
  /** Checks for nulls. */
  public Code {
    Objects.requireNonNull(caption, "caption is null");
    Objects.requireNonNull(text, "text is null");
  }

  @Override
  public String toHtml() {
    return "<p class=\"caption\">%s</p>\n<pre><code>%s</code></pre>\n"
        .formatted(Markup.escape(caption), Markup.escape(text));
  }
}
