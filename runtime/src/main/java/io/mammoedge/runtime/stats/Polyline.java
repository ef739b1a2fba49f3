package io.mammoedge.runtime.stats;

import java.util.Arrays;

/**
 * A curve of straight segments that falls from left to right: one rate of an ROC curve as a
 * function of the other.
 *
 * @param x ascending from 0 to 1; runs of equal values are vertical segments
 * @param y descending
 */
record Polyline(double[] x, double[] y) {
  /** The sensitivity as a function of the specificity, from both classes' ascending scores. */
  static Polyline sensitivityBySpecificity(double[] positives, double[] negatives) {
    double[] x = new double[positives.length + negatives.length + 1];
    double[] y = new double[x.length];
    int below = 0;
    int missed = 0;
    int points = 0;
    while (below < negatives.length || missed < positives.length) {
      x[points] = (double) below / negatives.length;
      y[points++] = (double) (positives.length - missed) / positives.length;
      double score = least(positives, missed, negatives, below);
      below = after(negatives, below, score);
      missed = after(positives, missed, score);
    }
    x[points] = 1;
    y[points++] = 0;
    return new Polyline(Arrays.copyOf(x, points), Arrays.copyOf(y, points));
  }

  /** The same curve with the axes exchanged. */
  Polyline exchanged() {
    return new Polyline(reversed(y), reversed(x));
  }

  /**
   * The height at a point, linearly between neighbouring corners; the upper end of a vertical
   * segment.
   *
   * @param at 0..1
   */
  double height(double at) {
    requireRate(at);
    int next = Sorted.countBelow(x, at);
    return x[next] == at ? y[next] : between(next, at);
  }

  /** The area below the curve from {@code low} to {@code high}, where 0 ≤ low ≤ high ≤ 1. */
  double area(double low, double high) {
    double area = 0;
    for (int i = 1; i < x.length; i++) {
      double left = Math.max(low, x[i - 1]);
      double right = Math.min(high, x[i]);
      if (left < right) {
        area += (right - left) * (between(i, left) + between(i, right)) / 2;
      }
    }
    return area;
  }

  /** On the segment that ends at corner {@code next} and is not vertical. */
  private double between(int next, double at) {
    double share = (at - x[next]) / (x[next - 1] - x[next]);
    return y[next] + share * (y[next - 1] - y[next]);
  }

  static void requireRate(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "a sensitivity or specificity lies between 0 and 1, not " + rate);
    }
  }

  private static double least(double[] left, int i, double[] right, int j) {
    if (i == left.length || j == right.length) {
      return i == left.length ? right[j] : left[i];
    }
    return Math.min(left[i], right[j]);
  }

  private static int after(double[] ascending, int from, double score) {
    int next = from;
    while (next < ascending.length && ascending[next] <= score) {
      next++;
    }
    return next;
  }

  private static double[] reversed(double[] values) {
    double[] result = new double[values.length];
    Arrays.setAll(result, i -> values[values.length - 1 - i]);
    return result;
  }
}
