package io.mammoedge.runtime.serve.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a few requests in; the others are told to come again, at once. */
final class Admission {
  private static final String SECONDS = "2";

  private final int most;
  private final Semaphore free;
  private volatile boolean draining;

  Admission(int most) {
    this.most = most;
    this.free = new Semaphore(most);
  }

  /**
   * Takes a place among those that are under way; {@link #leave} gives it back.
   *
   * @throws HttpProblem 503 with Retry-After when there is none
   */
  void enter() {
    if (draining) {
      throw new HttpProblem(503, "STOPPING", "the node is stopping").with("Retry-After", "30");
    }
    if (!free.tryAcquire()) {
      throw new HttpProblem(
              503, "OVERLOADED", most + " requests are under way already; come again later")
          .with("Retry-After", SECONDS);
    }
  }

  void leave() {
    free.release();
  }

  /** Lets nobody in any more, and waits until all have left, so long at most. */
  void drain(Duration patience) {
    draining = true;
    try {
      boolean unused = free.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many are under way. */
  int underWay() {
    return most - free.availablePermits();
  }
}
