package io.mammoedge.runtime.serve.model;

import io.mammoedge.runtime.release.CurrentFile;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.serve.watch.NodeMetrics;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks at a line's {@code current} every two seconds. A new release is opened and proven beside
 * the one in use; if that holds it takes over, and requests that are under way end on the old one;
 * if not, the old one stays, until {@code current} names another.
 */
public final class Takeover implements AutoCloseable {
  private static final long SECONDS = 2;
  private static final long PATIENCE_SECONDS = 60;

  private final Path line;
  private final Function<Path, Release> opener;
  private final ScoreOptions options;
  private final Consumer<ServedRelease> use;
  private final NodeMetrics metrics;
  private final NodeLog log;
  private String known = "";
  private String trouble = "";
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "takeover");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Watches from now on.
   *
   * @param line folder with {@code current}
   * @param opener opens and verifies what {@code current} names
   * @param options how releases are used
   * @param use from then on, of one that has proven itself
   */
  public Takeover(
      Path line,
      Function<Path, Release> opener,
      ScoreOptions options,
      Consumer<ServedRelease> use,
      NodeMetrics metrics,
      NodeLog log) {
    this.line = line;
    this.opener = opener;
    this.options = options;
    this.use = use;
    this.metrics = metrics;
    this.log = log;
  }

  /**
   * Starts to look.
   *
   * @param inUse version of the release in use
   */
  public void start(String inUse) {
    known = inUse;
    ScheduledFuture<?> unused =
        clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      Optional<String> now = current();
      if (now.isPresent() && !now.get().equals(known)) {
        known = now.get();
        takeOver();
      }
    } catch (RuntimeException | Error e) {
      // The top of this thread: the clock would keep it for itself, and never look again.
      giveUp(e);
    }
  }

  /** Says the same only once: the next look is soon. */
  private void giveUp(Throwable why) {
    if (!trouble.equals(why.getMessage())) {
      trouble = String.valueOf(why.getMessage());
      metrics.takeover(false);
      log.error("takeover given up", "takeover", why);
    }
  }

  private Optional<String> current() {
    return CurrentFile.read(line);
  }

  private void takeOver() {
    ServedRelease next = ServedRelease.open(opener.apply(line), options);
    use.accept(next);
    metrics.takeover(true);
    trouble = "";
    log.event("takeover", "release", next.title());
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      // One that has begun ends first: it holds native memory.
      if (!clock.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        clock.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
