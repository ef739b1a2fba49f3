package io.mammoedge.runtime.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Scored cases, one per image, in any order.
 *
 * @param scores finite; a higher score speaks for "positive"
 * @param positive the truth, case by case
 * @param clusters whose image it is: cases of one patient are not independent; shared, not copied,
 *     like the other two
 */
public record Cases(double[] scores, boolean[] positive, String[] clusters) {
  /**
   * Checks lengths and values.
   *
   * @throws IllegalArgumentException if the lengths differ, a score is not finite or a key is null
   */
  public Cases {
    if (scores.length != positive.length || scores.length != clusters.length) {
      throw new IllegalArgumentException(
          "%d scores, %d labels and %d patient keys do not fit together"
              .formatted(scores.length, positive.length, clusters.length));
    }
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isFinite(scores[i])) {
        throw new IllegalArgumentException("score " + i + " is not finite: " + scores[i]);
      }
      if (clusters[i] == null) {
        throw new IllegalArgumentException("case " + i + " has no patient key");
      }
    }
  }

  /** Cases of which each is a patient of its own. */
  public static Cases independent(double[] scores, boolean[] positive) {
    String[] clusters = new String[scores.length];
    Arrays.setAll(clusters, Integer::toString);
    return new Cases(scores, positive, clusters);
  }

  /** The same cases, scored by something else. */
  public Cases withScores(double[] otherScores) {
    return new Cases(otherScores, positive, clusters);
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
    return new HashSet<>(Arrays.asList(clusters)).size();
  }

  /** How many patients have at least one case with this label. */
  public int clusterCount(boolean label) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < clusters.length; i++) {
      if (positive[i] == label) {
        keys.add(clusters[i]);
      }
    }
    return keys.size();
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

  /** The patient of each case as a number from 0 to {@code clusterCount() - 1}. */
  int[] clusterIndices() {
    Map<String, Integer> numbers = new HashMap<>();
    int[] indices = new int[clusters.length];
    for (int i = 0; i < indices.length; i++) {
      int next = numbers.size();
      indices[i] = numbers.computeIfAbsent(clusters[i], key -> next);
    }
    return indices;
  }

  void requireSameCases(Cases other) {
    if (!Arrays.equals(positive, other.positive) || !Arrays.equals(clusters, other.clusters)) {
      throw new IllegalArgumentException("a paired comparison needs the same cases in one order");
    }
  }
}
