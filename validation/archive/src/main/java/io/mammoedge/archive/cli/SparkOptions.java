package io.mammoedge.archive.cli;

import io.mammoedge.archive.spark.ExecutorMemory;
import io.mammoedge.archive.spark.SparkSettings;
import io.mammoedge.archive.spark.Sparks;
import io.mammoedge.runtime.release.Manifest;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the work is done. */
final class SparkOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark's master: local[N], spark://HOST:PORT or k8s://URL (default: what spark-submit"
              + " says, else all cores of this machine).")
  private Optional<String> master = Optional.empty();

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A property of Spark; may be repeated, and wins over what is computed.")
  private Map<String, String> properties = Map.of();

  @Option(
      names = "--executor-cores",
      paramLabel = "N",
      description =
          "Cores of one executor on a cluster, whose tasks share one session (default: one task's).")
  private Optional<Integer> executorCores = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** A session for scoring, with the memory that it takes, in tasks of so many cores. */
  SparkSession start(Manifest release, int taskCpus) {
    int cores = executorCores.orElse(taskCpus);
    if (cores < taskCpus) {
      throw new ParameterException(
          command.commandLine(), "--executor-cores must not be less than --threads");
    }
    ExecutorMemory memory = ExecutorMemory.of(release, cores / taskCpus);
    SparkSession session =
        Sparks.start(new SparkSettings(master, taskCpus, cores, Optional.of(memory), properties));
    if (Sparks.isLocal(session.sparkContext().master())) {
      adviseOnHeap(release, taskCpus, session.sparkContext().defaultParallelism());
    }
    return session;
  }

  /** Spark was given no more tasks than the heap holds, unless the user says how many. */
  private void adviseOnHeap(Manifest release, int taskCpus, int cores) {
    int asked = isNumberOfCoresGiven() ? cores : Runtime.getRuntime().availableProcessors();
    int tasks = Math.max(1, asked / taskCpus);
    long needed = ExecutorMemory.of(release, tasks).heapBytes();
    long given = Runtime.getRuntime().maxMemory();
    if (given < needed) {
      command
          .commandLine()
          .getErr()
          .printf(
              "mammoedge: %d tasks at a time may need %d MB of heap for the largest films, and Java"
                  + " has %d MB, so %d run; MAMMOEDGE_JAVA_OPTS=-Xmx%dm gives it%n",
              tasks,
              ExecutorMemory.mebibytes(needed),
              ExecutorMemory.mebibytes(given),
              Math.max(1, cores / taskCpus),
              ExecutorMemory.mebibytes(needed));
    }
  }

  private boolean isNumberOfCoresGiven() {
    return master.filter(url -> !url.equals(Sparks.ALL_CORES)).isPresent();
  }

  /** A session for work that is Spark's own. */
  SparkSession start() {
    return Sparks.start(
        new SparkSettings(master, 1, executorCores.orElse(1), Optional.empty(), properties));
  }
}
