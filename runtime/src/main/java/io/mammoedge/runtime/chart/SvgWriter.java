package io.mammoedge.runtime.chart;

import static io.mammoedge.runtime.chart.Frame.number;
import static io.mammoedge.runtime.chart.Markup.escape;

import java.util.Locale;

/** Writes the elements of a drawing. */
final class SvgWriter {
  private final StringBuilder svg = new StringBuilder();

  /** Begins, with a title above everything. */
  void open(String title, int width, int height) {
    write(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mec\" role=\"img\" aria-label=\"%s\""
            + " viewBox=\"0 0 %d %d\">%n<style>%n%s</style>%n",
        escape(title), width, height, SvgStyle.SHEET);
    write("<rect class=\"mec-paper\" width=\"%d\" height=\"%d\"/>%n", width, height);
    text("mec-title", "middle", width / 2.0, 22, title);
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    write(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>%n",
        style, number(x1), number(y1), number(x2), number(y2));
  }

  /** Escapes the text. */
  void text(String style, String anchor, double across, double down, String content) {
    write(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>%n",
        style, anchor, number(across), number(down), escape(content));
  }

  /** Escapes nothing. */
  void write(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }

  /** Ends: the whole drawing. */
  String close() {
    return svg.append("</svg>\n").toString();
  }
}
