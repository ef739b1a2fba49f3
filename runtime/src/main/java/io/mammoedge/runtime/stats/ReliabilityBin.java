package io.mammoedge.runtime.stats;

import java.util.Objects;

/**
 * The cases whose probability lies in one range: what was said, and what came.
 *
 * @param low lower end, belongs to the bin
 * @param high upper end, belongs to the next bin, or to this one if it is the last
 * @param meanProbability of the cases in it
 * @param observed share of them that is positive
 */
public record ReliabilityBin(double low, double high, double meanProbability, Proportion observed) {
  /** Checks for nulls. */
  public ReliabilityBin {
    Objects.requireNonNull(observed, "observed is null");
  }

  /** How many cases it has, at least 1. */
  public int n() {
    return observed.total();
  }

  /** |mean probability − observed share|, 0..1. */
  public double error() {
    return Math.abs(meanProbability - observed.value());
  }
}
