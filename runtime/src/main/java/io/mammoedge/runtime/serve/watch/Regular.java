package io.mammoedge.runtime.serve.watch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Something that is done again and again on a thread of its own, whatever comes of it one time. */
public final class Regular implements AutoCloseable {
  private final ScheduledExecutorService clock;
  private final Duration patience;

  private Regular(ScheduledExecutorService clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Starts.
   *
   * @param name of the thread, which keeps no process alive
   * @param between the end of one time and the next, and before the first
   * @param patience how long the last time may take to end when this is closed
   * @param task what is done
   * @param trouble is told what a time was broken off by
   */
  public static Regular every(
      Duration between,
      Duration patience,
      String name,
      Runnable task,
      Consumer<Throwable> trouble) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> unused =
        clock.scheduleWithFixedDelay(
            () -> once(task, trouble),
            between.toMillis(),
            between.toMillis(),
            TimeUnit.MILLISECONDS);
    return new Regular(clock, patience);
  }

  private static void once(Runnable task, Consumer<Throwable> trouble) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      // The top of this thread: the clock would keep it for itself, and never come again.
      trouble.accept(e);
    }
  }

  /** A time that has begun ends first; it is not interrupted, as files would close under it. */
  @Override
  public void close() {
    clock.shutdown();
    try {
      boolean unused = clock.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
