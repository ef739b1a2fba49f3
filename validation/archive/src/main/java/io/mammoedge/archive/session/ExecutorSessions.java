package io.mammoedge.archive.session;

import io.mammoedge.runtime.serve.model.ServedRelease;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.spark.TaskContext;

/**
 * The open releases of this executor: one session for each release, whatever the number of tasks
 * and jobs; tasks use it at the same time. A session is opened when the first image needs it, after
 * the golden images gave on this machine what they gave where the release was made.
 *
 * <p>This is static because an executor is a process, and Spark has no other object that lives as
 * long and that a task can reach. An executor's plugin could open sessions too, but where it
 * throws, Spark starts executors for ever and nobody learns why; what a task throws ends the job
 * with its message.
 */
public final class ExecutorSessions {
  private static final ConcurrentMap<ReleaseSource, ServedRelease> OPEN = new ConcurrentHashMap<>();

  private ExecutorSessions() {}

  /**
   * The session of a release for a task, opened where it is not yet. It is not closed by whoever
   * uses it.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException when the release is not the driver's, does not
   *     load, or fails its golden check here; the next task tries again
   */
  public static ServedRelease of(ReleaseSource source, TaskContext task) {
    return OPEN.computeIfAbsent(source.in(task), ReleaseSource::open);
  }

  /** Closes all; for a driver that was its own executor, after its last job. */
  public static void closeAll() {
    OPEN.values().forEach(ServedRelease::close);
    OPEN.clear();
  }
}
