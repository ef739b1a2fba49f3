package io.mammoedge.validation.report;

import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.Bootstrap;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Interval;
import io.mammoedge.runtime.stats.RocBand;
import io.mammoedge.runtime.stats.RocCurve;
import java.util.List;

/** Where a reader of an ROC curve looks first: one rate where the other is held. */
final class FixedRates {
  /** A usual place to compare, and the upper part of it for the partial area. */
  private static final double HELD = 0.9;

  private FixedRates() {}

  static Table of(List<Road> roads, Bootstrap bootstrap) {
    Table table =
        Table.of(
            "One rate where the other is 0.9 (95 % intervals by bootstrap of patients), and the"
                + " partial area at specificities from 0.9 on, scaled to 0.5 for chance",
            "road", "sensitivity", "95 % interval", "specificity", "95 % interval", "partial AUC");
    for (Road road : roads) {
      table = table.withRow(row(road, bootstrap));
    }
    return table;
  }

  private static List<String> row(Road road, Bootstrap bootstrap) {
    Cases cases = road.cases();
    RocCurve curve = RocCurve.of(cases);
    return List.of(
        road.name(),
        Numbers.rate(curve.sensitivityAtSpecificity(HELD)),
        interval(RocBand.ofSensitivity(cases, bootstrap, HELD)),
        Numbers.rate(curve.specificityAtSensitivity(HELD)),
        interval(RocBand.ofSpecificity(cases, bootstrap, HELD)),
        curve.partialBySpecificity(HELD, 1).corrected().stream()
            .mapToObj(Numbers::rate)
            .findFirst()
            .orElse("below chance"));
  }

  private static String interval(RocBand band) {
    RocBand.Point point = band.points().get(0);
    return Numbers.range(new Interval(point.low(), point.high()));
  }
}
