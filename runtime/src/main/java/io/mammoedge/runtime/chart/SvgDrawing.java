package io.mammoedge.runtime.chart;

import static io.mammoedge.runtime.chart.Frame.BOTTOM;
import static io.mammoedge.runtime.chart.Frame.LEFT;
import static io.mammoedge.runtime.chart.Frame.LEGEND;
import static io.mammoedge.runtime.chart.Frame.RIGHT;
import static io.mammoedge.runtime.chart.Frame.TOP;
import static io.mammoedge.runtime.chart.Frame.WIDTH;
import static io.mammoedge.runtime.chart.Frame.number;
import static io.mammoedge.runtime.chart.Markup.escape;

import java.util.List;
import java.util.Locale;

/** Writes one chart. Text is escaped here and nowhere else. */
final class SvgDrawing {
  private static final int LEGEND_ROW = 20;

  private final LineChart chart;
  private final Frame frame;
  private final StringBuilder svg = new StringBuilder();

  SvgDrawing(LineChart chart) {
    this.chart = chart.withKnownAxes();
    this.frame = new Frame(this.chart.x(), this.chart.y());
  }

  String draw() {
    int height = LEGEND + LEGEND_ROW * chart.series().size();
    write(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mec\" role=\"img\" aria-label=\"%s\""
            + " viewBox=\"0 0 %d %d\">%n<style>%n%s</style>%n",
        escape(chart.title()), WIDTH, height, SvgStyle.SHEET);
    write("<rect class=\"mec-paper\" width=\"%d\" height=\"%d\"/>%n", WIDTH, height);
    text("mec-title", "middle", WIDTH / 2.0, 22, chart.title());
    axes();
    write(
        "<rect class=\"mec-frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n",
        LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP);
    data();
    labels();
    legend();
    return svg.append("</svg>\n").toString();
  }

  private void axes() {
    Axis x = chart.x();
    for (Ticks.Tick tick : Ticks.between(x.low(), x.high()).within(x.low(), x.high())) {
      double across = frame.across(tick.value());
      line("mec-grid", across, TOP, across, BOTTOM);
      text("mec-tick", "middle", across, BOTTOM + 18, tick.label());
    }
    Axis y = chart.y();
    for (Ticks.Tick tick : Ticks.between(y.low(), y.high()).within(y.low(), y.high())) {
      double down = frame.down(tick.value());
      line("mec-grid", LEFT, down, RIGHT, down);
      text("mec-tick", "end", LEFT - 6, down + 4, tick.label());
    }
    text("mec-label", "middle", (LEFT + RIGHT) / 2.0, BOTTOM + 40, x.label());
    write(
        "<text text-anchor=\"middle\" transform=\"translate(14 %s) rotate(-90)\">%s</text>%n",
        number((TOP + BOTTOM) / 2.0), escape(y.label()));
  }

  /** Everything that must not leave the frame; an inner svg clips without needing an id. */
  private void data() {
    int room = 3;
    write(
        "<svg x=\"%1$d\" y=\"%2$d\" width=\"%3$d\" height=\"%4$d\" viewBox=\"%1$d %2$d %3$d %4$d\">%n",
        LEFT - room, TOP - room, RIGHT - LEFT + 2 * room, BOTTOM - TOP + 2 * room);
    for (int i = 0; i < chart.series().size(); i++) {
      band(chart.series().get(i).band(), i);
    }
    for (ReferenceLine reference : chart.references()) {
      Point from = reference.from();
      Point to = reference.to();
      line(
          "mec-reference",
          frame.across(from.x()),
          frame.down(from.y()),
          frame.across(to.x()),
          frame.down(to.y()));
    }
    for (Marker marker : chart.markers()) {
      line("mec-marker", frame.across(marker.x()), TOP, frame.across(marker.x()), BOTTOM);
    }
    for (int i = 0; i < chart.series().size(); i++) {
      Series series = chart.series().get(i);
      write("<path class=\"%s\" d=\"%s\"/>%n", styleOf(series, i), SvgPath.of(series, frame));
    }
    write("</svg>%n");
  }

  private void band(List<Point> outline, int index) {
    if (!outline.isEmpty()) {
      String path = SvgPath.line(outline, frame);
      write("<path class=\"mec-%d mec-band\" d=\"%sZ\"/>%n", index % SvgStyle.SERIES_STYLES, path);
    }
  }

  private void labels() {
    for (ReferenceLine reference : chart.references()) {
      double down = frame.down(reference.to().y()) - 4;
      if (!reference.label().isEmpty() && down > TOP && down < BOTTOM) {
        text("mec-note", "end", RIGHT - 4, down, reference.label());
      }
    }
    for (MarkerLabels.Placed label : MarkerLabels.of(chart.markers(), frame)) {
      text("mec-note", label.anchor(), label.across(), label.down(), label.text());
    }
  }

  private void legend() {
    for (int i = 0; i < chart.series().size(); i++) {
      Series series = chart.series().get(i);
      int down = LEGEND + LEGEND_ROW * i;
      String sample = series.mark() == Series.Mark.LINE ? "h30" : "m15 0h0";
      write("<path class=\"%s\" d=\"M%d %d%s\"/>%n", styleOf(series, i), LEFT, down - 4, sample);
      text("mec-name", "start", LEFT + 38, down, series.name());
    }
  }

  private static String styleOf(Series series, int index) {
    String mark = series.mark() == Series.Mark.LINE ? "mec-line" : "mec-dots";
    return "mec-" + index % SvgStyle.SERIES_STYLES + " " + mark;
  }

  private void line(String style, double x1, double y1, double x2, double y2) {
    write(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>%n",
        style, number(x1), number(y1), number(x2), number(y2));
  }

  private void text(String style, String anchor, double across, double down, String content) {
    write(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>%n",
        style, anchor, number(across), number(down), escape(content));
  }

  private void write(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }
}
