package io.mammoedge.runtime.report;

import io.mammoedge.runtime.chart.Chart;
import io.mammoedge.runtime.chart.Markup;
import java.util.Objects;

/**
 * A chart.
 *
 * @param chart drawn inside the page
 * @param caption how to read it; may be empty
 */
public record Figure(Chart chart, String caption) implements Content {
  /** Checks for nulls. */
  public Figure {
    Objects.requireNonNull(chart, "chart is null");
    Objects.requireNonNull(caption, "caption is null");
  }

  @Override
  public String toHtml() {
    return "<figure>\n%s<figcaption>%s</figcaption>\n</figure>\n"
        .formatted(chart.toSvg(), Markup.escape(caption));
  }
}
