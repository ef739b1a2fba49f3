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
  private final Permits free = new Permits();
  private final Duration patience;
  private int atOnce = 1;

  /** A semaphore that can shrink. */
  private static final class Permits extends Semaphore {
    Permits() {
      super(1, true);
    }

    void change(int by) {
      if (by < 0) {
        reducePermits(-by);
      } else {
        release(by);
      }
    }
  }

  /**
   * One at a time.
   *
   * @param patience how long one may wait
   */
  public Turns(Duration patience) {
    this.patience = patience;
  }

  /** From now on as many at a time, at least 1; turns that have been taken are not ended. */
  public synchronized void allow(int images) {
    free.change(images - atOnce);
    atOnce = images;
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
