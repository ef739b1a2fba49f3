package io.mammoedge.archive.spark;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.Optional;

/**
 * Spark gave a job up: a task failed as often as is allowed, or the job was stopped. What the last
 * task threw is among the causes; a lost executor is told of in Spark's words only.
 */
public final class JobFailure extends Exception {
  private static final long serialVersionUID = 1;

  /** Of {@code org.apache.spark.ExecutorLostFailure}. */
  private static final String LOST = "ExecutorLostFailure";

  JobFailure(Exception thrown) {
    super(thrown.getMessage(), thrown);
  }

  /** Whether an executor was lost, and no task threw anything. */
  public boolean isOfAnExecutor() {
    return getCause().getCause() == null && String.valueOf(getMessage()).contains(LOST);
  }

  /** What a task threw, if it was that. */
  public <T extends Throwable> Optional<T> thrown(Class<T> type) {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /** The end of the job, in one line. */
  public MammoEdgeException end() {
    return thrown(MammoEdgeException.class)
        .or(() -> SparkFailure.isStop(getCause()) ? SparkFailure.end(getCause()) : Optional.empty())
        .orElseGet(
            () ->
                new MammoEdgeException(
                    ExitCode.INTERNAL,
                    "a task failed as often as Spark allows; run again to go on: " + reason(),
                    this));
  }

  /** Why, in one line. */
  public String reason() {
    Throwable task = getCause().getCause();
    return task == null
        ? SparkFailure.firstLine(this)
        : task.getClass().getSimpleName() + ": " + SparkFailure.firstLine(task);
  }
}
