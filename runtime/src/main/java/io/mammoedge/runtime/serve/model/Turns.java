package io.mammoedge.runtime.serve.model;

import io.mammoedge.runtime.serve.http.HttpProblem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Who may use the processor: as many at once as were measured to be worth it, the others wait in
 * their order. What an image takes in memory is taken as often, and no more.
 */
public final class Turns {
  private final Semaphore free;
  private final Duration patience;

  /**
   * One at a time.
   *
   * @param patience how long one may wait
   */
  public Turns(Duration patience) {
    this.free = new Semaphore(1, true);
    this.patience = patience;
  }

  /** From one at a time to as many, at least 1: known only when the model is loaded. */
  public void widen(int atOnce) {
    free.release(atOnce - 1);
  }

  /**
   * Waits for a turn, and uses it.
   *
   * @throws HttpProblem 503 when it does not come in time
   */
  public <T> T use(Supplier<T> work) {
    if (!comes()) {
      throw new HttpProblem(503, "OVERLOADED", "no turn within " + patience.toSeconds() + " s")
          .with("Retry-After", "2");
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private boolean comes() {
    try {
      return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HttpProblem(503, "STOPPING", "the node is stopping");
    }
  }

  /** How many wait. */
  public int waiting() {
    return free.getQueueLength();
  }
}
