package io.mammoedge.exporter.release;

import java.time.Duration;

/** How long something took. */
final class Stopwatch {
  private final long started = System.nanoTime();
  private long stopped;

  private Stopwatch() {}

  static Stopwatch start() {
    return new Stopwatch();
  }

  /** From now on it stands still. */
  void stop() {
    stopped = System.nanoTime();
  }

  /** Until it was stopped. */
  Duration elapsed() {
    return Duration.ofNanos(stopped - started);
  }
}
