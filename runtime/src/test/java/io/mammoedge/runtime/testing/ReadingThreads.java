package io.mammoedge.runtime.testing;

/** Threads of this process that read ahead. */
public final class ReadingThreads {
  private ReadingThreads() {}

  /** How many there are. */
  public static long count() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("read-ahead"))
        .count();
  }
}
