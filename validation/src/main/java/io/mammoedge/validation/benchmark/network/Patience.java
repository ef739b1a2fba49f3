package io.mammoedge.validation.benchmark.network;

import java.time.Duration;

/**
 * How long a peer may take before it counts as hung.
 *
 * @param start until it has loaded the network
 * @param run one run at the least; later runs may take {@value #SLOWER} times the slowest so far
 */
record Patience(Duration start, Duration run) {
  /** For the paper's networks on any machine that they are measured on. */
  static final Patience USUAL = new Patience(Duration.ofSeconds(120), Duration.ofSeconds(60));

  private static final int SLOWER = 20;

  /**
   * With the next run.
   *
   * @param slowest run so far, in seconds; 0 before the first
   */
  Duration forRunAfter(double slowest) {
    Duration byItself = Duration.ofMillis(Math.round(SLOWER * slowest * 1000));
    return byItself.compareTo(run) > 0 ? byItself : run;
  }
}
