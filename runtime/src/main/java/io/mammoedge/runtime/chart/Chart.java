package io.mammoedge.runtime.chart;

/** A drawing. */
public sealed interface Chart permits ForestPlot, LineChart {
  /** One {@code <svg>} element that stands alone or inside HTML. It escapes its own text. */
  String toSvg();
}
