package io.mammoedge.runtime.serve.model;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.engine.Outcome;
import io.mammoedge.runtime.preprocess.PixelRows;
import io.mammoedge.runtime.score.Scored;
import io.mammoedge.runtime.serve.watch.NodeLog;
import io.mammoedge.runtime.serve.watch.NodeMetrics;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Another release that scores what the one in use scored, and is only compared. It never delays an
 * answer: while it is busy, one image waits, and the others are left out and counted.
 */
public final class Shadow implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final ServedRelease release;
  private final NodeMetrics metrics;
  private final NodeLog log;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          task -> {
            Thread thread = new Thread(task, "shadow");
            thread.setDaemon(true);
            // A defect costs the image; the pool begins another thread.
            thread.setUncaughtExceptionHandler((where, why) -> failed(why));
            return thread;
          });

  /** Takes the release over, and closes it. */
  public Shadow(ServedRelease release, NodeMetrics metrics, NodeLog log) {
    this.release = release;
    this.metrics = metrics;
    this.log = log;
  }

  /** Scores the same image later, if there is room. */
  public void offer(Scored scored) {
    if (scored.mammogram() == null) {
      return;
    }
    try {
      worker.execute(() -> compare(scored));
    } catch (RejectedExecutionException e) {
      metrics.shadowLeftOut("busy");
    }
  }

  private void compare(Scored scored) {
    try {
      Outcome here = release.scorer().outcome(PixelRows.of(scored.mammogram()));
      double difference = here.probability() - scored.result().probability();
      boolean flip = !decisionOf(here).equals(String.valueOf(scored.result().decision()));
      metrics.shadow(difference, flip);
      log.event("shadow", "release", release.title(), "difference", difference, "flip", flip);
    } catch (MammoEdgeException e) {
      failed(e);
    }
  }

  private void failed(Throwable why) {
    metrics.shadowLeftOut("failed");
    log.error("shadow", "shadow", why);
  }

  /** At its own operating point. */
  private String decisionOf(Outcome outcome) {
    return String.valueOf(release.scorer().decision(outcome.probability()));
  }

  @Override
  public void close() {
    worker.shutdownNow();
    try {
      // The session may not be freed under a running image.
      if (worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        release.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
