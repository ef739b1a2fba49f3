package io.mammoedge.runtime.serve.score;

import io.mammoedge.runtime.audit.AuditLog;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scored;
import io.mammoedge.runtime.serve.model.Capacity;
import io.mammoedge.runtime.serve.model.ServedRelease;
import io.mammoedge.runtime.serve.model.Shadow;
import io.mammoedge.runtime.serve.watch.NodeMetrics;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Scores one file in its turn, and writes down that it did, before anybody is told. */
public final class Scoring {
  private final Capacity capacity;
  private final NodeMetrics metrics;
  private final Optional<AuditLog> log;
  private final Supplier<Shadow> shadow;

  /**
   * How files are scored.
   *
   * @param log of all results, where one is kept
   * @param shadow scores the same; null while there is none
   */
  public Scoring(
      Capacity capacity, NodeMetrics metrics, Optional<AuditLog> log, Supplier<Shadow> shadow) {
    this.capacity = capacity;
    this.metrics = metrics;
    this.log = log;
    this.shadow = shadow;
  }

  /** For files that are scored one after another; it must be closed. */
  public Pipeline pipeline(ServedRelease release) {
    return new Pipeline(this, capacity, release);
  }

  /** A probability or a refusal, without the image. */
  public Scored score(ServedRelease release, Path file) {
    try (Pipeline alone = pipeline(release)) {
      return alone.score(file, Optional::empty, Scoring::withoutPixels);
    }
  }

  /** Scores what has a place in memory, and makes of it what is made: the turn is for both. */
  <T> T score(ServedRelease release, Pipeline.Read read, long waited, Function<Scored, T> use) {
    long asked = System.nanoTime();
    return capacity
        .network()
        .use(
            () -> {
              long begun = System.nanoTime();
              metrics.stage("wait", waited + begun - asked);
              Scored scored = nameless(release.scorer().score(read.file()));
              metrics.stage("score", read.nanos() + System.nanoTime() - begun);
              return use.apply(written(scored));
            });
  }

  private Scored written(Scored scored) {
    // First of all: what is not in the log must not have been said.
    log.ifPresent(audit -> audit.append(scored));
    metrics.scored(scored.result());
    Shadow other = shadow.get();
    if (other != null) {
      other.offer(scored);
    }
    return scored;
  }

  /** A body's file on the desk is nobody's business. */
  private static Scored nameless(Scored scored) {
    ScoreResult result = scored.result();
    return new Scored(
        result.isRefused() ? result.refused(withoutName(result)) : result,
        scored.mammogram(),
        scored.outcome());
  }

  private static ScoreResult.Refusal withoutName(ScoreResult result) {
    ScoreResult.Refusal refusal = result.refusal();
    String prefix = Path.of(result.file()).getFileName() + ": ";
    String message = refusal.message();
    return new ScoreResult.Refusal(
        refusal.code(),
        message.startsWith(prefix) ? message.substring(prefix.length()) : message,
        refusal.attribute());
  }

  /** The same without the image, which is the large part of it. */
  static Scored withoutPixels(Scored scored) {
    Mammogram mammogram = scored.mammogram();
    return mammogram == null
        ? scored
        : new Scored(
            scored.result(),
            new Mammogram(1, 1, new short[1], mammogram.facts()),
            scored.outcome());
  }
}
