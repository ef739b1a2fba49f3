package io.mammoedge.runtime.score;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Reads files in their order on a thread of its own: while one is scored the next is decoded, and
 * none beyond it, since each waiting image is memory. What reading throws is thrown where that file
 * is due.
 */
public final class ReadAhead implements Iterator<FileRead>, AutoCloseable {
  /** More than any file within the limits of the reader takes. */
  private static final long PATIENCE_SECONDS = 60;

  private final Iterator<Path> files;
  private final Function<Path, FileRead> reader;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread reading = new Thread(task, "read-ahead");
            reading.setDaemon(true);
            return reading;
          });
  private Future<FileRead> ahead;

  /**
   * Begins to read the first file.
   *
   * @param reader such as {@link Scorer#read}; called for one file at a time
   */
  public ReadAhead(Iterable<Path> files, Function<Path, FileRead> reader) {
    this.files = files.iterator();
    this.reader = reader;
    this.ahead = begin();
  }

  /** Null where no file is left. */
  private Future<FileRead> begin() {
    if (!files.hasNext()) {
      return null;
    }
    Path file = files.next();
    return thread.submit(() -> reader.apply(file));
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  /**
   * The next file, waiting for it where it is not read yet; the one after it is begun.
   *
   * @throws MammoEdgeException when interrupted
   */
  @Override
  public FileRead next() {
    if (ahead == null) {
      throw new NoSuchElementException("no file is left");
    }
    FileRead read = result(ahead);
    ahead = begin();
    return read;
  }

  private static FileRead result(Future<FileRead> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
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

  /** Gives up the file that is being read, and waits until nobody holds it open. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      // The answer changes nothing: the thread does not keep the process alive.
      boolean unused = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
