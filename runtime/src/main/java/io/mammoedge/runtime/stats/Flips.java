package io.mammoedge.runtime.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Cases whose decision (score ≥ threshold) differs between two lists of scores.
 *
 * @param threshold of the decision
 * @param tolerance the numeric difference that is allowed anyway, at least 0
 * @param cases how many were compared
 * @param flipped indices of the cases whose reference is farther from the threshold than the
 *     tolerance: real changes
 * @param ties indices of the differing cases whose reference is nearer: they could fall either way
 */
public record Flips(
    double threshold, double tolerance, int cases, List<Integer> flipped, List<Integer> ties) {
  /** Copies the lists. */
  public Flips {
    flipped = List.copyOf(flipped);
    ties = List.copyOf(ties);
  }

  /**
   * Between two lists in the same order.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Flips between(
      double[] reference, double[] candidate, double threshold, double tolerance) {
    if (reference.length != candidate.length) {
      throw new IllegalArgumentException(
          reference.length + " and " + candidate.length + " scores cannot be compared");
    }
    List<Integer> flipped = new ArrayList<>();
    List<Integer> ties = new ArrayList<>();
    for (int i = 0; i < reference.length; i++) {
      if (reference[i] >= threshold != candidate[i] >= threshold) {
        boolean tie = Math.abs(reference[i] - threshold) <= tolerance;
        (tie ? ties : flipped).add(i);
      }
    }
    return new Flips(threshold, tolerance, reference.length, flipped, ties);
  }

  /** The share of flipped cases, 0..1; 0 without cases. */
  public double share() {
    return cases == 0 ? 0 : (double) flipped.size() / cases;
  }
}
