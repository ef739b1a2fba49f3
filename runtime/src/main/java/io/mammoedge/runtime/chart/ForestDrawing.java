package io.mammoedge.runtime.chart;

import static io.mammoedge.runtime.chart.Frame.number;

import java.util.stream.DoubleStream;

/** Draws a forest plot. */
final class ForestDrawing {
  private static final int WIDTH = Frame.WIDTH;
  private static final int LEFT = 170;
  private static final int RIGHT = Frame.RIGHT;
  private static final int TOP = Frame.TOP;
  private static final int ROW = 20;

  /** The margin lies inside the frame, not on it. */
  private static final double ROOM = 1.1;

  /** What has room to the left of the frame. */
  private static final int LONGEST_NAME = 24;

  private final ForestPlot plot;
  private final Axis axis;
  private final int bottom;
  private final SvgWriter svg = new SvgWriter();

  ForestDrawing(ForestPlot plot) {
    this.plot = plot;
    this.axis =
        Axis.of(plot.label())
            .covering(
                DoubleStream.concat(
                        DoubleStream.of(-ROOM * plot.margin(), ROOM * plot.margin()),
                        plot.rows().stream()
                            .flatMapToDouble(row -> DoubleStream.of(row.low(), row.high())))
                    .toArray());
    this.bottom = TOP + ROW * plot.rows().size();
  }

  String draw() {
    svg.open(plot.title(), WIDTH, bottom + 52);
    // Half as many as elsewhere: the names leave little room.
    Ticks ticks = Ticks.between(2 * axis.low(), 2 * axis.high());
    for (Ticks.Tick tick : ticks.within(axis.low(), axis.high())) {
      upright("mec-grid", tick.value());
      svg.text("mec-tick", "middle", across(tick.value()), bottom + 18, tick.label());
    }
    svg.text("mec-label", "middle", (LEFT + RIGHT) / 2.0, bottom + 40, axis.label());
    upright("mec-reference", 0);
    upright("mec-marker", -plot.margin());
    upright("mec-marker", plot.margin());
    svg.write(
        "<rect class=\"mec-frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n",
        LEFT, TOP, RIGHT - LEFT, bottom - TOP);
    for (int i = 0; i < plot.rows().size(); i++) {
      row(plot.rows().get(i), TOP + ROW * i + ROW / 2.0);
    }
    return svg.close();
  }

  private void row(ForestPlot.Row row, double down) {
    svg.text("mec-tick", "end", LEFT - 6, down + 4, cut(row.name()));
    svg.write(
        "<path class=\"mec-0 mec-line\" d=\"M%s %sH%s\"/>%n",
        number(across(row.low())), number(down), number(across(row.high())));
    svg.write(
        "<path class=\"mec-0 mec-dots\" d=\"M%s %sh0\"/>%n",
        number(across(row.value())), number(down));
  }

  private void upright(String style, double at) {
    svg.line(style, across(at), TOP, across(at), bottom);
  }

  private double across(double value) {
    return LEFT + (value - axis.low()) / (axis.high() - axis.low()) * (RIGHT - LEFT);
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }
}
