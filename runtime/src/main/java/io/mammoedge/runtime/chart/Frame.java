package io.mammoedge.runtime.chart;

import java.util.Locale;

/** Where the axes lie in the drawing, in SVG units; the whole is {@value #WIDTH} wide. */
record Frame(Axis x, Axis y) {
  static final int WIDTH = 420;
  static final int LEFT = 76;
  static final int TOP = 36;
  static final int RIGHT = WIDTH - 16;
  static final int BOTTOM = 306;

  /** Where the legend begins, below the label of the x axis. */
  static final int LEGEND = BOTTOM + 64;

  double across(double value) {
    return LEFT + (value - x.low()) / (x.high() - x.low()) * (RIGHT - LEFT);
  }

  double down(double value) {
    return BOTTOM - (value - y.low()) / (y.high() - y.low()) * (BOTTOM - TOP);
  }

  /** The place of a point, to a tenth of a unit. */
  String place(Point point) {
    return number(across(point.x())) + " " + number(down(point.y()));
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
