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
   * Turns.
   *
   * @param atOnce images that are scored at the same time, at least 1
   * @param patience how long one may wait
   */
  public Turns(int atOnce, Duration patience) {
    this.free = new Semaphore(atOnce, true);
    this.patience = patience;
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
