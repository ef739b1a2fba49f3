package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The same work on many images, on all cores, as far as the memory allows. */
final class Parallel {
  private Parallel() {}

  /**
   * Results in the order of the inputs; the first failure ends everything. No work goes on once
   * this has returned or thrown.
   *
   * @param bytes what the work on one input takes of the memory, about
   * @throws MammoEdgeException what the work threw, or INTERRUPTED
   */
  static <A, B> List<B> map(List<A> inputs, ToLongFunction<A> bytes, Function<A, B> work) {
    ExecutorService pool = Executors.newFixedThreadPool(workers());
    MemoryShare memory = MemoryShare.ofHeap();
    try {
      List<Future<B>> futures = new ArrayList<>();
      for (A input : inputs) {
        futures.add(
            pool.submit(() -> memory.with(bytes.applyAsLong(input), () -> work.apply(input))));
      }
      List<B> results = new ArrayList<>();
      for (Future<B> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "stopped; run again to go on", e);
    } finally {
      stop(pool);
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  /** Whoever holds a lock for this work may let go of it only when all threads have ended. */
  private static void stop(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    for (boolean ended = false; !ended; ) {
      try {
        ended = pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many images are worked on at a time, at most. */
  static int workers() {
    return Runtime.getRuntime().availableProcessors();
  }
}
