package io.mammoedge.runtime.report;

import io.mammoedge.runtime.chart.Axis;
import io.mammoedge.runtime.chart.LineChart;
import io.mammoedge.runtime.chart.Point;
import io.mammoedge.runtime.chart.ReferenceLine;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.RocCurve;
import java.util.List;
import java.util.Map;

/** Receiver operating characteristics as a chart. */
public final class RocChart {
  private RocChart() {}

  /**
   * One curve a set of scores, in the order of the map.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException if a class has no case
   */
  public static LineChart of(String title, Map<String, Cases> scores) {
    LineChart chart =
        LineChart.of(title, Axis.unit("1 − specificity"), Axis.unit("sensitivity"))
            .withReference(new ReferenceLine("", new Point(0, 0), new Point(1, 1)));
    for (Map.Entry<String, Cases> one : scores.entrySet()) {
      RocCurve curve = RocCurve.of(one.getValue());
      chart = chart.withLine(one.getKey() + ", AUC " + Numbers.rate(curve.auc()), corners(curve));
    }
    return chart;
  }

  private static List<Point> corners(RocCurve curve) {
    return curve.corners().stream()
        .map(corner -> new Point(1 - corner.specificity(), corner.sensitivity()))
        .toList();
  }
}
