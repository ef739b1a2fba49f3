package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The same work on many images, on all cores that the memory allows. */
final class Parallel {
  /** A 4000x6000 film and its float copies during resampling, with some room. */
  private static final long BYTES_PER_WORKER = 400L << 20;

  private Parallel() {}

  /**
   * Results in the order of the inputs; the first failure ends everything.
   *
   * @throws MammoEdgeException what the work threw, or INTERRUPTED
   */
  static <A, B> List<B> map(List<A> inputs, Function<A, B> work) {
    ExecutorService pool = Executors.newFixedThreadPool(workers());
    try {
      List<Future<B>> futures = new ArrayList<>();
      for (A input : inputs) {
        futures.add(pool.submit(() -> work.apply(input)));
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
      pool.shutdownNow();
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  /** How many images are worked on at a time. */
  static int workers() {
    Runtime runtime = Runtime.getRuntime();
    long fit = runtime.maxMemory() / BYTES_PER_WORKER;
    return (int) Math.max(1, Math.min(runtime.availableProcessors(), fit));
  }
}
