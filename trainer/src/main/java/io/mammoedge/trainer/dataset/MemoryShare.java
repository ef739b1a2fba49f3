package io.mammoedge.trainer.dataset;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Shares a heap out among threads: whoever needs more than is left waits, first come first. */
final class MemoryShare {
  private static final long UNIT = 1 << 20;

  /** Classes, tables, records. */
  private static final long BESIDES = 64 << 20;

  private final int units;
  private final Semaphore free;

  MemoryShare(long bytes) {
    units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
    free = new Semaphore(units, true);
  }

  /** What this virtual machine was given, less what it always needs. */
  static MemoryShare ofHeap() {
    return new MemoryShare(Runtime.getRuntime().maxMemory() - BESIDES);
  }

  /** Works when so much is free. What needs more than there is has all of it, and may fail. */
  <T> T with(long bytes, Supplier<T> work) throws InterruptedException {
    int share = (int) Math.max(1, Math.min(units, bytes / UNIT));
    free.acquire(share);
    try {
      return work.get();
    } finally {
      free.release(share);
    }
  }
}
