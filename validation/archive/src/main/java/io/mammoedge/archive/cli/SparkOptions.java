package io.mammoedge.archive.cli;

import io.mammoedge.archive.spark.ExecutorMemory;
import io.mammoedge.archive.spark.MemoryPlan;
import io.mammoedge.archive.spark.SparkSettings;
import io.mammoedge.archive.spark.Sparks;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.score.ScoreOptions;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
          "Cores of one executor on a cluster, whose tasks share one session (default: what"
              + " spark-submit says, else one task's).")
  private Optional<Integer> executorCores = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * A session for scoring, with the memory that it takes.
   *
   * @param threads of one task, as the user says them; 0 where nobody does, and then {@code
   *     spark.task.cpus} says it
   * @throws MammoEdgeException when options and Spark's properties differ
   */
  SparkSession start(Manifest release, int threads) {
    OptionalInt taskCpus = threads == 0 ? OptionalInt.empty() : OptionalInt.of(threads);
    return start(MemoryPlan.ofScoring(release), taskCpus);
  }

  /** How to use a release in a task of this session: with a thread for each of its cores. */
  static ScoreOptions ofOneTask(ScoreOptions asked, SparkSession session) {
    return new ScoreOptions(
        asked.provider(),
        asked.variant(),
        Sparks.taskCpus(session),
        asked.accept(),
        asked.device());
  }

  /**
   * A session for preparing, with the memory that it takes.
   *
   * @param heapPerTask bytes that one of the largest films takes
   * @param images that the set's tables announce
   */
  SparkSession startPreparing(long heapPerTask, int images) {
    MemoryPlan memory = MemoryPlan.ofPreparing(heapPerTask, images);
    SparkSettings settings = settings(OptionalInt.empty(), Optional.of(memory));
    if (!Sparks.isLocal(settings)) {
      adviseOnDriver(memory, images);
    }
    return start(memory, OptionalInt.empty());
  }

  /** A session for work that is Spark's own. */
  SparkSession start() {
    return Sparks.start(settings(OptionalInt.empty(), Optional.empty()));
  }

  private SparkSession start(MemoryPlan memory, OptionalInt taskCpus) {
    SparkSettings settings = settings(taskCpus, Optional.of(memory));
    SparkSession session = Sparks.start(settings);
    if (Sparks.isLocal(session.sparkContext().master())) {
      adviseOnHeap(memory, session, Sparks.isForAllCores(settings));
    }
    return session;
  }

  private SparkSettings settings(OptionalInt taskCpus, Optional<MemoryPlan> memory) {
    return new SparkSettings(master, taskCpus, cores(), memory, properties);
  }

  private OptionalInt cores() {
    if (executorCores.isPresent() && executorCores.get() < 1) {
      throw new ParameterException(command.commandLine(), "--executor-cores must be at least 1");
    }
    return executorCores.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /** Spark was given no more tasks than the heap holds, unless the user says how many. */
  private void adviseOnHeap(MemoryPlan memory, SparkSession session, boolean capped) {
    int taskCpus = Sparks.taskCpus(session);
    int cores = session.sparkContext().defaultParallelism();
    int asked = capped ? Runtime.getRuntime().availableProcessors() : cores;
    int tasks = Math.max(1, asked / taskCpus);
    long needed = memory.localHeapBytes(tasks);
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

  /** What this process holds, whatever becomes of the tasks elsewhere. */
  private void adviseOnDriver(MemoryPlan memory, int images) {
    long needed = memory.driverHeapBytes();
    long given = Runtime.getRuntime().maxMemory();
    if (given < needed) {
      command
          .commandLine()
          .getErr()
          .printf(
              "mammoedge: for %d images the driver may need %d MB of heap, and Java has %d MB;"
                  + " MAMMOEDGE_JAVA_OPTS=-Xmx%dm gives it%n",
              images,
              ExecutorMemory.mebibytes(needed),
              ExecutorMemory.mebibytes(given),
              ExecutorMemory.mebibytes(needed));
    }
  }
}
