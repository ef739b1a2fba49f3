package io.mammoedge.runtime.serve.model;

import io.mammoedge.runtime.serve.http.HttpProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Some at a time may; the others wait in their order. */
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

  /** Ends when it is closed, by whatever thread. */
  public final class Turn implements AutoCloseable {
    private final AtomicBoolean open = new AtomicBoolean(true);

    private Turn() {}

    @Override
    public void close() {
      if (open.getAndSet(false)) {
        free.release();
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
    Turn turn = take();
    try {
      return work.get();
    } finally {
      turn.close();
    }
  }

  /**
   * Waits for a turn.
   *
   * @throws HttpProblem 503 when it does not come in time
   */
  public Turn take() {
    if (!comes(patience)) {
      throw new HttpProblem(503, "OVERLOADED", "no turn within " + patience.toSeconds() + " s")
          .with("Retry-After", "2");
    }
    return new Turn();
  }

  /** A turn, if there is one that nobody waits for. */
  public Optional<Turn> takeIfFree() {
    return comes(Duration.ZERO) ? Optional.of(new Turn()) : Optional.empty();
  }

  private boolean comes(Duration within) {
    try {
      return free.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS);
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
