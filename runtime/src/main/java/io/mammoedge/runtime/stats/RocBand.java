package io.mammoedge.runtime.stats;

import io.mammoedge.runtime.MammoEdgeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Pointwise 95 % intervals of one rate at fixed values of the other, by bootstrap: what pROC calls
 * {@code ci.se} and {@code ci.sp}. Each resample has a curve of its own, from which the rate is
 * read off as {@link RocCurve#sensitivityAtSpecificity} does. The band is pointwise: the whole
 * curve leaves it more often than 5 in 100 times. It is narrower than it should be near the ends
 * and where a class has few cases.
 *
 * @param points ascending in {@code at}
 */
public record RocBand(List<Point> points) {
  /** Steps of 0.02 from 0 to 1. */
  private static final double[] GRID =
      IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 50.0).toArray();

  /** Copies the list. */
  public RocBand {
    points = List.copyOf(points);
  }

  /**
   * One place of a band.
   *
   * @param at the fixed rate, 0..1
   * @param low 2.5 % of the replicates lie below
   * @param median of the replicates
   * @param high 2.5 % of the replicates lie above
   */
  public record Point(double at, double low, double median, double high) {}

  /**
   * The sensitivity at specificities from 0 to 1 in steps of 0.02: for drawing.
   *
   * @throws MammoEdgeException if a class has no case
   */
  public static RocBand of(Cases cases, Bootstrap bootstrap) {
    return ofSensitivity(cases, bootstrap, GRID);
  }

  /**
   * The sensitivity at these specificities.
   *
   * @param specificities ascending, 0..1
   * @throws MammoEdgeException if a class has no case
   */
  public static RocBand ofSensitivity(Cases cases, Bootstrap bootstrap, double... specificities) {
    return band(cases, bootstrap, RocCurve::sensitivityBySpecificity, specificities);
  }

  /**
   * The specificity at these sensitivities.
   *
   * @param sensitivities ascending, 0..1
   * @throws MammoEdgeException if a class has no case
   */
  public static RocBand ofSpecificity(Cases cases, Bootstrap bootstrap, double... sensitivities) {
    return band(
        cases, bootstrap, curve -> curve.sensitivityBySpecificity().exchanged(), sensitivities);
  }

  private static RocBand band(
      Cases cases, Bootstrap bootstrap, Function<RocCurve, Polyline> curve, double[] at) {
    List<Replicates> heights =
        bootstrap.ofEach(
            cases,
            resample -> {
              Polyline line = curve.apply(RocCurve.of(resample));
              return Arrays.stream(at).map(line::height).toArray();
            });
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      points.add(point(at[i], heights.get(i)));
    }
    return new RocBand(points);
  }

  private static Point point(double at, Replicates heights) {
    Interval ci = heights.interval(0.95);
    return new Point(at, ci.low(), heights.median(), ci.high());
  }
}
