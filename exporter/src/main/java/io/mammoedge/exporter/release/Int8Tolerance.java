package io.mammoedge.exporter.release;

import io.mammoedge.runtime.golden.GoldenExpected;
import io.mammoedge.runtime.release.Manifest.Tolerance;
import java.util.Map;
import java.util.SortedMap;

/**
 * How far an 8-bit graph may be from its golden outputs on another processor. One value that is
 * rounded the other way changes later ones by whole steps, so the unit is what 8 bits do at all: no
 * processor may be farther from another than both are from 32-bit floats. One that saturates is
 * farther by far.
 */
final class Int8Tolerance {
  private static final double LEAST = 0.05;

  /** The steepest slope of the logistic function. */
  private static final double SLOPE = 0.25;

  private Int8Tolerance() {}

  /**
   * From the noise of 8 bits on calibration images, and from what both graphs say of the golden
   * images.
   */
  static Tolerance of(
      double noise,
      SortedMap<String, GoldenExpected.Output> floats,
      SortedMap<String, GoldenExpected.Output> bytes) {
    double logit = Math.max(LEAST, noise);
    for (Map.Entry<String, GoldenExpected.Output> image : floats.entrySet()) {
      logit = Math.max(logit, distance(image.getValue(), bytes.get(image.getKey())));
    }
    return new Tolerance(Math.min(1, SLOPE * logit), logit);
  }

  private static double distance(GoldenExpected.Output floats, GoldenExpected.Output bytes) {
    double largest = Math.abs(floats.logOdds() - bytes.logOdds());
    if (floats.cam() != null) {
      for (int i = 0; i < floats.cam().values().size(); i++) {
        double cell = (double) floats.cam().values().get(i) - bytes.cam().values().get(i);
        largest = Math.max(largest, Math.abs(cell));
      }
    }
    return largest;
  }
}
