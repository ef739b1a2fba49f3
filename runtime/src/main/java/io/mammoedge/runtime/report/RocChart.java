package io.mammoedge.runtime.report;

import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.chart.Point;
import io.mammoedge.runtime.chart.ReferenceLine;
import io.mammoedge.runtime.chart.Series;
import io.mammoedge.runtime.stats.Bootstrap;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.RocBand;
import io.mammoedge.runtime.stats.RocCurve;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** Receiver operating characteristics as a chart. */
public final class RocChart {
  private RocChart() {}

  /**
   * One curve a set of scores, in the order of the map.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException if a class has no case
   */
  public static LineChart of(String title, Map<String, Cases> scores) {
    return chart(
        title,
        scores,
        (name, cases) -> {
          RocCurve curve = RocCurve.of(cases);
          return new Series(legend(name, curve), corners(curve), Series.Mark.LINE);
        });
  }

  /**
   * As above, each curve in its pointwise 95 % band.
   *
   * @param bootstrap how the cases are drawn again
   */
  public static LineChart inBands(String title, Map<String, Cases> scores, Bootstrap bootstrap) {
    return chart(
        title,
        scores,
        (name, cases) -> {
          RocCurve curve = RocCurve.of(cases);
          RocBand band = RocBand.of(cases, bootstrap);
          return Series.inBand(
              legend(name, curve),
              corners(curve),
              edge(band, RocBand.Point::low),
              edge(band, RocBand.Point::high));
        });
  }

  private static LineChart chart(
      String title, Map<String, Cases> scores, BiFunction<String, Cases, Series> series) {
    LineChart chart =
        LineChart.of(title, Axis.unit("1 − specificity"), Axis.unit("sensitivity"))
            .withReference(new ReferenceLine("", new Point(0, 0), new Point(1, 1)));
    for (Map.Entry<String, Cases> one : scores.entrySet()) {
      chart = chart.with(series.apply(one.getKey(), one.getValue()));
    }
    return chart;
  }

  private static String legend(String name, RocCurve curve) {
    return name + ", AUC " + Numbers.rate(curve.auc());
  }

  private static List<Point> edge(RocBand band, ToDoubleFunction<RocBand.Point> height) {
    return band.points().stream()
        .map(point -> new Point(1 - point.at(), height.applyAsDouble(point)))
        .toList();
  }

  private static List<Point> corners(RocCurve curve) {
    return curve.corners().stream()
        .map(corner -> new Point(1 - corner.specificity(), corner.sensitivity()))
        .toList();
  }
}
