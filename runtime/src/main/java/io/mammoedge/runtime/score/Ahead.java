package io.mammoedge.runtime.score;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads one thing ahead, on a thread of its own. There is none before the first reading, and none
 * after this was closed. What reading throws is thrown where the thing is taken. For one user.
 *
 * @param <T> what is read
 */
public final class Ahead<T> implements AutoCloseable {
  /** More than any file within the limits of the reader takes. */
  private static final long PATIENCE_SECONDS = 60;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread reading = new Thread(task, "read-ahead");
            reading.setDaemon(true);
            return reading;
          });
  private Future<T> begun;

  /**
   * Begins to read. What was begun before must have been taken: each thing that waits is memory.
   *
   * @param reader throws nothing checked
   */
  public void begin(Supplier<T> reader) {
    if (begun != null) {
      throw new IllegalStateException("one is read ahead already");
    }
    begun = thread.submit(() -> reader.get());
  }

  /** Whether there is something to take. */
  public boolean isBegun() {
    return begun != null;
  }

  /**
   * What was begun, waiting for it where it is not read yet. What reading throws is taken, too; who
   * is interrupted has taken nothing.
   *
   * @throws MammoEdgeException when interrupted
   */
  public T take() {
    if (begun == null) {
      throw new NoSuchElementException("nothing is read ahead");
    }
    try {
      T read = begun.get();
      begun = null;
      return read;
    } catch (ExecutionException e) {
      begun = null;
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  /** A reader throws nothing checked. */
  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  /** Gives up what is being read, and waits until nobody holds its file open. */
  @Override
  public void close() {
    thread.shutdownNow();
    begun = null;
    try {
      // The answer changes nothing: the thread does not keep the process alive.
      boolean unused = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
