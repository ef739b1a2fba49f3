package io.mammoedge.runtime.serve.model;

import io.mammoedge.runtime.release.CurrentFile;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.serve.watch.NodeMetrics;
import io.mammoedge.runtime.serve.watch.Regular;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks at a line's {@code current} every two seconds. A new release is opened and proven beside
 * the one in use; if that holds it takes over, and requests that are under way end on the old one;
 * if not, the old one stays, until {@code current} names another.
 */
public final class Takeover implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path line;
  private final Function<Path, Release> opener;
  private final ScoreOptions options;
  private final Consumer<ServedRelease> use;
  private final NodeMetrics metrics;
  private final NodeLog log;
  private String known = "";
  private String trouble = "";
  private Optional<Regular> clock = Optional.empty();

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
    clock = Optional.of(Regular.every(LOOK, PATIENCE, "takeover", this::look, this::giveUp));
  }

  private void look() {
    Optional<String> now = current();
    if (now.isPresent() && !now.get().equals(known)) {
      known = now.get();
      takeOver();
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

  /** One that has begun ends first: it holds native memory. */
  @Override
  public void close() {
    clock.ifPresent(Regular::close);
  }
}
