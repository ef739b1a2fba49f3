package io.mammoedge.archive.spark;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;

/**
 * Cores of a task and of an executor, once options and Spark's properties are one. Who says them
 * twice must say the same.
 *
 * @param ofTask {@code spark.task.cpus}, at least 1; a task has as many threads
 * @param ofExecutor {@code spark.executor.cores}, at least those of a task
 */
record Cores(int ofTask, int ofExecutor) {
  private static final String TASK = "spark.task.cpus";
  private static final String EXECUTOR = "spark.executor.cores";

  /**
   * Adds what options say, and reads what holds then.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when they contradict each other
   * @throws NumberFormatException when a property is no number
   */
  static Cores settle(SparkConf conf, SparkSettings settings) {
    settle(conf, TASK, "--threads", settings.taskCpus());
    settle(conf, EXECUTOR, "--executor-cores", settings.executorCores());
    Cores cores = of(conf);
    if (cores.ofExecutor < cores.ofTask) {
      throw usage(
          "an executor of %d cores (--executor-cores, %s) cannot run tasks of %d (--threads, %s)"
              .formatted(cores.ofExecutor, EXECUTOR, cores.ofTask, TASK));
    }
    return cores;
  }

  private static Cores of(SparkConf conf) {
    int ofTask = conf.getInt(TASK, 1);
    if (ofTask < 1) {
      throw usage(TASK + " must be at least 1");
    }
    return new Cores(ofTask, conf.getInt(EXECUTOR, ofTask));
  }

  private static void settle(SparkConf conf, String property, String option, OptionalInt said) {
    if (said.isEmpty()) {
      return;
    }
    String value = String.valueOf(said.getAsInt());
    String other = conf.get(property, value);
    if (!other.equals(value)) {
      throw usage("%s %s and %s=%s differ: say one".formatted(option, value, property, other));
    }
    conf.set(property, value);
  }

  private static MammoEdgeException usage(String message) {
    return new MammoEdgeException(ExitCode.USAGE, message);
  }

  /** How many tasks an executor runs at a time. */
  int tasks() {
    return ofExecutor / ofTask;
  }
}
