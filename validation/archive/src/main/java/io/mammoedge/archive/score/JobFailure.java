package io.mammoedge.archive.score;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.Optional;

/**
 * Why Spark gave a job up.
 *
 * @param failure as Spark throws it: what the last task threw is among its causes, and a lost
 *     executor only in its words
 */
record JobFailure(Exception failure) {
  /** Of {@code org.apache.spark.ExecutorLostFailure}. */
  private static final String LOST = "ExecutorLostFailure";

  /**
   * Whether it may be a file's fault: its executor was lost or had too little memory. What else a
   * task throws is trouble of the machine or a defect, and says nothing about a file.
   */
  boolean isOfAFile() {
    if (thrown(TooLittleMemoryException.class).isPresent()) {
      return true;
    }
    return failure.getCause() == null && words().contains(LOST);
  }

  /** The end of the job, in one line. */
  MammoEdgeException end() {
    return thrown(MammoEdgeException.class)
        .orElseGet(
            () ->
                new MammoEdgeException(
                    ExitCode.INTERNAL,
                    "a task failed as often as Spark allows; run again to go on: " + reason(),
                    failure));
  }

  private String reason() {
    return failure.getCause() == null ? words() : failure.getCause().toString();
  }

  private String words() {
    return String.valueOf(failure.getMessage());
  }

  private <T extends Throwable> Optional<T> thrown(Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
