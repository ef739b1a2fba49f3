package io.mammoedge.runtime.stats;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The empirical ROC curve. Thresholds are the midpoints between neighbouring scores, so that a
 * score that changes in its last digits does not change its side.
 */
public final class RocCurve {
  private final double[] positives;
  private final double[] negatives;

  private RocCurve(Cases cases) {
    positives = cases.sortedScores(true);
    negatives = cases.sortedScores(false);
    Placements.requireBoth(positives.length, negatives.length);
  }

  /**
   * The curve of these cases.
   *
   * @throws MammoEdgeException if a class has no case
   */
  public static RocCurve of(Cases cases) {
    return new RocCurve(cases);
  }

  /** The area under this curve (trapezoids), 0..1. */
  public double auc() {
    return Placements.auc(positives, negatives);
  }

  /**
   * The sensitivity that goes with a specificity. It is read off the drawn curve: linearly between
   * its corners, and the greatest where the curve is vertical, as in pROC's {@code coords}. No
   * threshold need reach it; {@link #atSensitivity} and {@link #sensitivityAt} give what one does.
   *
   * @param specificity 0..1
   */
  public double sensitivityAtSpecificity(double specificity) {
    return sensitivityBySpecificity().height(specificity);
  }

  /** The specificity that goes with a sensitivity of 0..1, read off in the same way. */
  public double specificityAtSensitivity(double sensitivity) {
    return sensitivityBySpecificity().exchanged().height(sensitivity);
  }

  /**
   * The area under the part of the curve where the specificity is in a range, such as 0.9 to 1: the
   * mean sensitivity there times the width.
   *
   * @throws IllegalArgumentException unless 0 ≤ low &lt; high ≤ 1
   */
  public PartialAuc partialBySpecificity(double low, double high) {
    return new PartialAuc(sensitivityBySpecificity().area(low, high), low, high);
  }

  /**
   * The area beside the part of the curve where the sensitivity is in a range: the mean specificity
   * there times the width.
   *
   * @throws IllegalArgumentException unless 0 ≤ low &lt; high ≤ 1
   */
  public PartialAuc partialBySensitivity(double low, double high) {
    return new PartialAuc(sensitivityBySpecificity().exchanged().area(low, high), low, high);
  }

  /** The drawn curve. */
  Polyline sensitivityBySpecificity() {
    return Polyline.sensitivityBySpecificity(positives, negatives);
  }

  /** The share of the positive cases with a score at or above the threshold. */
  public Proportion sensitivityAt(double threshold) {
    return new Proportion(truePositives(threshold), positives.length);
  }

  /** The share of the negative cases with a score below the threshold. */
  public Proportion specificityAt(double threshold) {
    return new Proportion(trueNegatives(threshold), negatives.length);
  }

  /** Every point, from threshold +∞ (nothing is positive) to −∞ (everything is). */
  public List<RocPoint> points() {
    double[] thresholds = thresholds();
    List<RocPoint> points = new ArrayList<>(thresholds.length + 2);
    points.add(at(Double.POSITIVE_INFINITY));
    for (int i = thresholds.length - 1; i >= 0; i--) {
      points.add(at(thresholds[i]));
    }
    points.add(at(Double.NEGATIVE_INFINITY));
    return List.copyOf(points);
  }

  /**
   * The points where the curve turns: the same drawing with fewer of them.
   *
   * @return at least the two ends, in the order of {@link #points()}
   */
  public List<RocPoint> corners() {
    List<RocPoint> all = points();
    List<RocPoint> corners = new ArrayList<>(List.of(all.get(0)));
    for (int i = 1; i < all.size() - 1; i++) {
      if (turns(all.get(i - 1), all.get(i), all.get(i + 1))) {
        corners.add(all.get(i));
      }
    }
    corners.add(all.get(all.size() - 1));
    return List.copyOf(corners);
  }

  /**
   * The point with the greatest sensitivity + specificity − 1 (Youden 1950); of several the one
   * with the highest sensitivity.
   *
   * @throws MammoEdgeException if all scores are equal
   */
  public RocPoint youden() {
    return best(this::youdenIndex, Double.NEGATIVE_INFINITY, "no threshold separates equal scores");
  }

  /**
   * The point with the greatest specificity among those with at least this sensitivity.
   *
   * @param least 0..1
   * @throws MammoEdgeException if no threshold between the scores reaches it
   */
  public RocPoint atSensitivity(double least) {
    return best(
        t -> sensitivityAt(t).value() < least ? -1 : trueNegatives(t),
        0,
        "no threshold between the scores reaches a sensitivity of %s; ask for less"
            .formatted(least));
  }

  private RocPoint best(ToDoubleFunction<Double> merit, double least, String otherwise) {
    RocPoint best = null;
    double greatest = least;
    // Upwards, so that the first of several equal ones has the highest sensitivity.
    for (double threshold : thresholds()) {
      double value = merit.applyAsDouble(threshold);
      if (best == null ? value >= greatest : value > greatest) {
        best = at(threshold);
        greatest = value;
      }
    }
    if (best == null) {
      throw new MammoEdgeException(ExitCode.NOT_ENOUGH_CASES, otherwise);
    }
    return best;
  }

  /** Youden's index times both class sizes: whole numbers, so that ties are exact. */
  private double youdenIndex(double threshold) {
    long called = (long) truePositives(threshold) * negatives.length;
    long wrongly = (negatives.length - (long) trueNegatives(threshold)) * positives.length;
    return called - wrongly;
  }

  private double[] thresholds() {
    return Thresholds.between(
        DoubleStream.concat(Arrays.stream(positives), Arrays.stream(negatives)).toArray());
  }

  private RocPoint at(double threshold) {
    return new RocPoint(
        threshold, sensitivityAt(threshold).value(), specificityAt(threshold).value());
  }

  private int truePositives(double threshold) {
    return positives.length - Sorted.countBelow(positives, threshold);
  }

  private int trueNegatives(double threshold) {
    return Sorted.countBelow(negatives, threshold);
  }

  private static boolean turns(RocPoint before, RocPoint here, RocPoint after) {
    double firstUp = here.sensitivity() - before.sensitivity();
    double firstRight = before.specificity() - here.specificity();
    double nextUp = after.sensitivity() - here.sensitivity();
    double nextRight = here.specificity() - after.specificity();
    // Straight runs are exactly vertical or exactly horizontal; diagonals of ties are kept.
    return !(firstUp == 0 && nextUp == 0) && !(firstRight == 0 && nextRight == 0);
  }
}
