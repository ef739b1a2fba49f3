package io.mammoedge.runtime.serve.http;

import java.util.concurrent.Semaphore;

/** Lets a few requests in; the others are told to come again, at once. */
final class Admission {
  private static final String SECONDS = "2";

  private final int most;
  private final Semaphore free;

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
    if (!free.tryAcquire()) {
      throw new HttpProblem(
              503, "OVERLOADED", most + " requests are under way already; come again later")
          .with("Retry-After", SECONDS);
    }
  }

  void leave() {
    free.release();
  }

  /** How many are under way. */
  int underWay() {
    return most - free.availablePermits();
  }
}
