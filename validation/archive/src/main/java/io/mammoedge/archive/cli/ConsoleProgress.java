package io.mammoedge.archive.cli;

import io.mammoedge.archive.score.Progress;
import io.mammoedge.archive.table.ScoredImage;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells on standard error how far a job is: how fast, how long still, how many refusals. */
final class ConsoleProgress implements Progress {
  private static final long EVERY_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private long start;
  private long shownAt;
  private long left;
  private long done;
  private long refused;

  ConsoleProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void started(long files) {
    left = files;
    start = System.nanoTime();
    shownAt = start;
    err.printf("%d files to score%n", files);
    err.flush();
  }

  @Override
  public synchronized void scored(List<ScoredImage> rows) {
    // What a task gave while its job was being given up is scored once more.
    done = Math.min(left, done + rows.size());
    refused += rows.stream().filter(ScoredImage::isRefused).count();
    if (System.nanoTime() - shownAt >= EVERY_NANOS) {
      shownAt = System.nanoTime();
      show();
    }
  }

  private void show() {
    double perSecond = done / Math.max(1e-3, (System.nanoTime() - start) / 1e9);
    Duration rest = Duration.ofSeconds(Math.round((left - done) / perSecond));
    err.println(
        String.format(
            Locale.ROOT,
            "%d of %d, %.1f images a second, %d refused, %s left",
            done,
            left,
            perSecond,
            refused,
            words(rest)));
    err.flush();
  }

  static String words(Duration rest) {
    if (rest.toHours() > 0) {
      return "%d h %02d min".formatted(rest.toHours(), rest.toMinutesPart());
    }
    return rest.toMinutes() > 0
        ? "%d min %02d s".formatted(rest.toMinutes(), rest.toSecondsPart())
        : "%d s".formatted(rest.toSeconds());
  }

  /** Shows the last state. */
  synchronized void end() {
    if (done > 0) {
      show();
    }
  }
}
