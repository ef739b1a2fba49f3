package io.mammoedge.runtime.chart;

/**
 * A point in the units of the axes.
 *
 * @param x to the right
 * @param y upwards; a value that is not finite, such as the loss of a diverged step, is a gap
 */
public record Point(double x, double y) {
  boolean isFinite() {
    return Double.isFinite(x) && Double.isFinite(y);
  }
}
