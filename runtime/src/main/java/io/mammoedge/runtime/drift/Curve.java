package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.chart.Point;
import io.mammoedge.runtime.stats.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * Two empirical distribution functions.
 *
 * @param quantity of what
 * @param reference share at or below each value
 * @param site likewise
 */
public record Curve(Quantity quantity, List<Point> reference, List<Point> site) {
  /** Copies the lists. */
  public Curve {
    reference = List.copyOf(reference);
    site = List.copyOf(site);
  }

  static Curve of(Quantity quantity, Tally tally) {
    double[] places = tally.places();
    return new Curve(
        quantity, points(places, tally.referenceShares()), points(places, tally.shares()));
  }

  private static List<Point> points(double[] places, double[] shares) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      points.add(new Point(places[i], shares[i]));
    }
    return points;
  }
}
