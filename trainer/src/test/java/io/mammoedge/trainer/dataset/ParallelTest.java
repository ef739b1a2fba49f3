package io.mammoedge.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work on several images at a time. */
class ParallelTest {
  /** The lock of a data set is let go of next, and another run may begin. */
  @Test
  void afterAFailureNobodyWorksAnyMore() {
    CountDownLatch begun = new CountDownLatch(Math.min(2, Parallel.workers()));
    AtomicBoolean working = new AtomicBoolean();
    assertThatThrownBy(
            () ->
                Parallel.map(
                    List.of(0, 1),
                    input -> 1,
                    input -> {
                      begun.countDown();
                      return input == 0 ? fail(begun) : work(begun, working);
                    }))
        .hasMessage("the first");
    assertThat(working).isFalse();
  }

  private static int fail(CountDownLatch begun) {
    await(begun);
    throw new IllegalStateException("the first");
  }

  /** Deaf to interrupts, as the work on an image is. */
  private static int work(CountDownLatch begun, AtomicBoolean working) {
    working.set(true);
    await(begun);
    busy(300);
    working.set(false);
    return 1;
  }

  private static void busy(int milliseconds) {
    long end = System.nanoTime() + milliseconds * 1_000_000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatFillsTheMemoryIsWorkedOnAlone() {
    AtomicInteger now = new AtomicInteger();
    List<Integer> together =
        Parallel.map(
            IntStream.range(0, 20).boxed().toList(),
            input -> input == 0 ? Long.MAX_VALUE : Runtime.getRuntime().maxMemory(),
            input -> {
              int others = now.getAndIncrement();
              busy(5);
              now.decrementAndGet();
              return others;
            });
    assertThat(together).hasSize(20).containsOnly(0);
  }
}
