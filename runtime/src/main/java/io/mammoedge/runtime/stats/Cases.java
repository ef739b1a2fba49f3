package io.mammoedge.runtime.stats;

import java.util.Arrays;

/** Scored cases, one per image, in any order. The arrays are shared, not copied. */
public final class Cases {
  private final double[] scores;
  private final boolean[] positive;
  private final Clusters clusters;

  private Cases(double[] scores, boolean[] positive, Clusters clusters) {
    this.scores = scores;
    this.positive = positive;
    this.clusters = clusters;
  }

  /**
   * Checks lengths and values.
   *
   * @param scores finite; a higher score speaks for "positive"
   * @param positive the truth, case by case
   * @param clusters whose image it is: cases of one patient are not independent
   * @throws IllegalArgumentException if the lengths differ, a score is not finite or a key is null
   */
  public Cases(double[] scores, boolean[] positive, String[] clusters) {
    this(scores, positive, numbered(scores, positive, clusters));
  }

  private static Clusters numbered(double[] scores, boolean[] positive, String[] clusters) {
    if (scores.length != positive.length || scores.length != clusters.length) {
      throw new IllegalArgumentException(
          "%d scores, %d labels and %d patient keys do not fit together"
              .formatted(scores.length, positive.length, clusters.length));
    }
    requireFinite(scores);
    for (int i = 0; i < clusters.length; i++) {
      if (clusters[i] == null) {
        throw new IllegalArgumentException("case " + i + " has no patient key");
      }
    }
    return Clusters.of(clusters);
  }

  private static void requireFinite(double[] scores) {
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isFinite(scores[i])) {
        throw new IllegalArgumentException("score " + i + " is not finite: " + scores[i]);
      }
    }
  }

  /**
   * Cases of which each is a patient of its own, called "0", "1", …
   *
   * @throws IllegalArgumentException as above
   */
  public static Cases independent(double[] scores, boolean[] positive) {
    return new Cases(scores, positive, Clusters.numbered(scores.length));
  }

  /**
   * The same cases, scored by something else.
   *
   * @throws IllegalArgumentException if there are more or fewer scores, or one is not finite
   */
  public Cases withScores(double[] otherScores) {
    if (otherScores.length != scores.length) {
      throw new IllegalArgumentException(
          otherScores.length + " scores do not fit " + scores.length + " cases");
    }
    requireFinite(otherScores);
    return new Cases(otherScores, positive, clusters);
  }

  /** One a case. */
  public double[] scores() {
    return scores;
  }

  /** The truth, case by case. */
  public boolean[] positive() {
    return positive;
  }

  /** The patient key of each case, in a new array. */
  public String[] clusters() {
    return clusters.keyOfCase();
  }

  /** How many cases there are. */
  public int size() {
    return scores.length;
  }

  /** How many cases are positive ({@code true}) or negative ({@code false}). */
  public int count(boolean label) {
    int count = 0;
    for (boolean value : positive) {
      count += value == label ? 1 : 0;
    }
    return count;
  }

  /** How many patients there are. */
  public int clusterCount() {
    return clusters.count();
  }

  /** How many patients have at least one case with this label. */
  public int clusterCount(boolean label) {
    int count = 0;
    for (boolean has : clustersWith(label)) {
      count += has ? 1 : 0;
    }
    return count;
  }

  /** Whether each patient has at least one case with this label. */
  boolean[] clustersWith(boolean label) {
    boolean[] has = new boolean[clusters.count()];
    for (int i = 0; i < positive.length; i++) {
      has[clusters.numbers()[i]] |= positive[i] == label;
    }
    return has;
  }

  /** The scores of one class, ascending. */
  double[] sortedScores(boolean label) {
    double[] selected = new double[count(label)];
    int filled = 0;
    for (int i = 0; i < scores.length; i++) {
      if (positive[i] == label) {
        selected[filled++] = scores[i];
      }
    }
    Arrays.sort(selected);
    return selected;
  }

  /** The patients as numbers. */
  Clusters numberedClusters() {
    return clusters;
  }

  /** These cases in this order, some of them several times or not at all. */
  Cases at(int[] indices, Clusters newClusters) {
    double[] chosenScores = new double[indices.length];
    boolean[] chosenPositive = new boolean[indices.length];
    for (int i = 0; i < indices.length; i++) {
      chosenScores[i] = scores[indices[i]];
      chosenPositive[i] = positive[indices[i]];
    }
    return new Cases(chosenScores, chosenPositive, newClusters);
  }

  void requireSameCases(Cases other) {
    if (!Arrays.equals(positive, other.positive) || !clusters.sameAs(other.clusters)) {
      throw new IllegalArgumentException("a paired comparison needs the same cases in one order");
    }
  }
}
