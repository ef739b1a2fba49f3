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

/** Draws one chart. */
final class SvgDrawing {
  private static final int LEGEND_ROW = 20;

  private final LineChart chart;
  private final Frame frame;
  private final SvgWriter svg = new SvgWriter();

  SvgDrawing(LineChart chart) {
    this.chart = chart.withKnownAxes();
    this.frame = new Frame(this.chart.x(), this.chart.y());
  }

  String draw() {
    int height = LEGEND + LEGEND_ROW * chart.series().size();
    svg.open(chart.title(), WIDTH, height);
    axes();
    svg.write(
        "<rect class=\"mec-frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n",
        LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP);
    data();
    labels();
    legend();
    return svg.close();
  }

  private void axes() {
    Axis x = chart.x();
    for (Ticks.Tick tick : Ticks.between(x.low(), x.high()).within(x.low(), x.high())) {
      double across = frame.across(tick.value());
      svg.line("mec-grid", across, TOP, across, BOTTOM);
      svg.text("mec-tick", "middle", across, BOTTOM + 18, tick.label());
    }
    Axis y = chart.y();
    for (Ticks.Tick tick : Ticks.between(y.low(), y.high()).within(y.low(), y.high())) {
      double down = frame.down(tick.value());
      svg.line("mec-grid", LEFT, down, RIGHT, down);
      svg.text("mec-tick", "end", LEFT - 6, down + 4, tick.label());
    }
    svg.text("mec-label", "middle", (LEFT + RIGHT) / 2.0, BOTTOM + 40, x.label());
    svg.write(
        "<text text-anchor=\"middle\" transform=\"translate(14 %s) rotate(-90)\">%s</text>%n",
        number((TOP + BOTTOM) / 2.0), escape(y.label()));
  }

  /** Everything that must not leave the frame; an inner svg clips without needing an id. */
  private void data() {
    int room = 3;
    svg.write(
        "<svg x=\"%1$d\" y=\"%2$d\" width=\"%3$d\" height=\"%4$d\" viewBox=\"%1$d %2$d %3$d %4$d\">%n",
        LEFT - room, TOP - room, RIGHT - LEFT + 2 * room, BOTTOM - TOP + 2 * room);
    for (int i = 0; i < chart.series().size(); i++) {
      band(chart.series().get(i).band(), i);
    }
    for (ReferenceLine reference : chart.references()) {
      Point from = reference.from();
      Point to = reference.to();
      svg.line(
          "mec-reference",
          frame.across(from.x()),
          frame.down(from.y()),
          frame.across(to.x()),
          frame.down(to.y()));
    }
    for (Marker marker : chart.markers()) {
      svg.line("mec-marker", frame.across(marker.x()), TOP, frame.across(marker.x()), BOTTOM);
    }
    for (int i = 0; i < chart.series().size(); i++) {
      Series series = chart.series().get(i);
      svg.write("<path class=\"%s\" d=\"%s\"/>%n", styleOf(series, i), SvgPath.of(series, frame));
    }
    svg.write("</svg>%n");
  }

  private void band(List<Point> outline, int index) {
    if (!outline.isEmpty()) {
      String path = SvgPath.line(outline, frame);
      svg.write(
          "<path class=\"mec-%d mec-band\" d=\"%sZ\"/>%n", index % SvgStyle.SERIES_STYLES, path);
    }
  }

  private void labels() {
    for (ReferenceLine reference : chart.references()) {
      double down = frame.down(reference.to().y()) - 4;
      if (!reference.label().isEmpty() && down > TOP && down < BOTTOM) {
        svg.text("mec-note", "end", RIGHT - 4, down, reference.label());
      }
    }
    for (MarkerLabels.Placed label : MarkerLabels.of(chart.markers(), frame)) {
      svg.text("mec-note", label.anchor(), label.across(), label.down(), label.text());
    }
  }

  private void legend() {
    for (int i = 0; i < chart.series().size(); i++) {
      Series series = chart.series().get(i);
      int down = LEGEND + LEGEND_ROW * i;
      String sample = series.mark() == Series.Mark.LINE ? "h30" : "m15 0h0";
      svg.write(
          "<path class=\"%s\" d=\"M%d %d%s\"/>%n", styleOf(series, i), LEFT, down - 4, sample);
      svg.text("mec-name", "start", LEFT + 38, down, series.name());
    }
  }

  private static String styleOf(Series series, int index) {
    String mark = series.mark() == Series.Mark.LINE ? "mec-line" : "mec-dots";
    return "mec-" + index % SvgStyle.SERIES_STYLES + " " + mark;
  }
}
