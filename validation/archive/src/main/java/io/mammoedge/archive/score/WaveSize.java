package io.mammoedge.archive.score;

/**
 * How many files are scored between two commits: what a killed driver loses. Where nobody says it,
 * the first wave is small, and later ones take about two minutes.
 */
public final class WaveSize {
  /**
   * Far fewer than Spark can send to the task that writes them, in one message of at most 128 MiB
   * ({@code spark.rpc.message.maxSize}): rows have some 800 bytes.
   */
  public static final int MOST = 20_000;

  private static final double SECONDS = 120;
  private static final int FIRST = 8;
  private static final int GROWTH = 8;

  private final int fixed;
  private int next;

  /**
   * Nothing is measured yet.
   *
   * @param fixed files a wave, or 0 to find it out
   * @param slots how many tasks run at a time
   */
  WaveSize(int fixed, int slots) {
    this.fixed = fixed;
    this.next = fixed > 0 ? fixed : FIRST * slots;
  }

  int next() {
    return next;
  }

  /** A wave of so many files took so long. */
  void took(int files, double seconds) {
    if (fixed == 0) {
      double planned = Math.min(SECONDS * files / Math.max(seconds, 1e-3), (double) GROWTH * next);
      next = (int) Math.max(FIRST, Math.min(MOST, planned));
    }
  }
}
