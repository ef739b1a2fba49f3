package io.mammoedge.runtime.testing;

import java.util.List;

/** Threads of this process that read ahead. */
public final class ReadingThreads {
  /** A pool says that it is empty shortly before its last thread has ended. */
  private static final long MOMENT_MILLIS = 5000;

  private ReadingThreads() {}

  /** How many there are that do not end in a moment. */
  public static long count() {
    List<Thread> reading =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("read-ahead"))
            .toList();
    reading.forEach(ReadingThreads::join);
    return reading.stream().filter(Thread::isAlive).count();
  }

  private static void join(Thread thread) {
    try {
      thread.join(MOMENT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
