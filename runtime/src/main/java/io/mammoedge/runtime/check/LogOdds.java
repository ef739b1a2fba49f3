package io.mammoedge.runtime.check;

/** The logistic function and its inverse. */
public final class LogOdds {
  private LogOdds() {}

  /** {@code 1 / (1 + exp(-logOdds))}; infinities give 0 and 1. */
  public static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** {@code log(p / (1 - p))}, infinite for 0 and 1. */
  public static double of(double probability) {
    return Math.log(probability) - Math.log1p(-probability);
  }
}
