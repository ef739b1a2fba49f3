package io.mammoedge.runtime.stats;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;

/**
 * The structural components of DeLong, DeLong and Clarke-Pearson (1988): for each case the share of
 * the opposite class that it is ranked correctly against, ties counting half. Their mean over
 * either class is the area under the curve. Found by sorting, as Sun and Xu (2014) do, in O(n log
 * n).
 *
 * @param auc area under the empirical ROC curve, 0..1
 * @param values V10 of each positive and V01 of each negative case, in the order of the cases
 */
record Placements(double auc, double[] values) {
  static Placements of(Cases cases) {
    double[] positives = cases.sortedScores(true);
    double[] negatives = cases.sortedScores(false);
    requireBoth(positives.length, negatives.length);
    double[] values = new double[cases.size()];
    long twiceWon = 0;
    for (int i = 0; i < values.length; i++) {
      double score = cases.scores()[i];
      if (cases.positive()[i]) {
        long won = twiceBelow(negatives, score);
        twiceWon += won;
        values[i] = won / (2.0 * negatives.length);
      } else {
        values[i] = 1 - twiceBelow(positives, score) / (2.0 * positives.length);
      }
    }
    return new Placements(twiceWon / (2.0 * positives.length * negatives.length), values);
  }

  /** The components less their mean. */
  double[] centred() {
    double[] centred = new double[values.length];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = values[i] - auc;
    }
    return centred;
  }

  private static long twiceBelow(double[] ascending, double score) {
    return (long) Sorted.countBelow(ascending, score) + Sorted.countUpTo(ascending, score);
  }

  /** The area alone, from the ascending scores of both classes. */
  static double auc(double[] positives, double[] negatives) {
    long twiceWon = 0;
    int below = 0;
    int upTo = 0;
    for (double score : positives) {
      while (below < negatives.length && negatives[below] < score) {
        below++;
      }
      while (upTo < negatives.length && negatives[upTo] <= score) {
        upTo++;
      }
      twiceWon += (long) below + upTo;
    }
    return twiceWon / (2.0 * positives.length * negatives.length);
  }

  static void requireBoth(int positives, int negatives) {
    if (positives == 0 || negatives == 0) {
      throw new MammoEdgeException(
          ExitCode.NOT_ENOUGH_CASES,
          "an ROC curve needs both classes, but there are %d positive and %d negative cases; use a larger split"
              .formatted(positives, negatives));
    }
  }
}
