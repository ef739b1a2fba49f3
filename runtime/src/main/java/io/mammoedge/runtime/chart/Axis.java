package io.mammoedge.runtime.chart;

import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * One axis.
 *
 * @param label what it shows, with the unit
 * @param low its left or lower end; NaN lets the data decide
 * @param high its other end, above {@code low}; NaN lets the data decide
 */
public record Axis(String label, double low, double high) {
  /** Narrower ranges would show only rounding. */
  private static final double LEAST_RELATIVE_SPAN = 1e-12;

  /** Checks the range. */
  public Axis {
    Objects.requireNonNull(label, "label is null");
    if (low >= high || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException("not an axis: " + low + " to " + high);
    }
  }

  /** An axis that covers the data, from one round number to another. */
  public static Axis of(String label) {
    return new Axis(label, Double.NaN, Double.NaN);
  }

  /** An axis from 0 to 1, for rates and probabilities. */
  public static Axis unit(String label) {
    return new Axis(label, 0, 1);
  }

  /** The same axis with both ends known. */
  Axis covering(double[] values) {
    double least = DoubleStream.of(values).min().orElse(0);
    double greatest = DoubleStream.of(values).max().orElse(1);
    double missing = LEAST_RELATIVE_SPAN * Math.max(Math.abs(least), Math.abs(greatest));
    if (greatest - least <= missing) {
      double room = least == 0 ? 1 : Math.abs(least) / 10;
      least -= room;
      greatest += room;
    }
    Ticks ticks = Ticks.between(least, greatest);
    return new Axis(
        label,
        Double.isNaN(low) ? ticks.roundDown(least) : low,
        Double.isNaN(high) ? ticks.roundUp(greatest) : high);
  }
}
