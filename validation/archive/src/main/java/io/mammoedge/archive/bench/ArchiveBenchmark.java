package io.mammoedge.archive.bench;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Times whole programs, from their start to their end, in turns: {@code score} of the runtime's jar
 * and local mode with all cores, then a standalone cluster with one worker of one core and with
 * two.
 *
 * @param release to score with
 * @param images how many, at least 1
 * @param rounds of everything, at least 1
 */
public record ArchiveBenchmark(Path release, int images, int rounds) {
  /**
   * What each round took.
   *
   * @param score seconds of the runtime's jar
   * @param local of the archive in one process, a task of one thread on each core
   * @param oneTask the same, one task with a thread on each core
   * @param oneWorker of a cluster with one worker of one core
   * @param twoWorkers with two
   */
  public record Times(
      int images,
      List<Double> score,
      List<ArchiveRun> local,
      List<ArchiveRun> oneTask,
      List<ArchiveRun> oneWorker,
      List<ArchiveRun> twoWorkers) {}

  /**
   * Runs everything.
   *
   * @param folder for phantoms, tables and logs
   * @param told of each step
   */
  public Times run(Path folder, Consumer<String> told) throws IOException {
    SparkHome home = SparkHome.find();
    told.accept("drawing phantoms");
    List<Path> files = BenchImages.make(folder, images);
    Times times =
        new Times(
            images,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (int round = 1; round <= rounds; round++) {
      told.accept("round " + round + ": score");
      times.score().add(seconds(folder, score(files)));
      told.accept("round " + round + ": local mode");
      times
          .local()
          .add(run(folder, "local" + round, archive(home, folder, "local[*]", "local" + round)));
      told.accept("round " + round + ": local mode, one task");
      times.oneTask().add(run(folder, "task" + round, oneTask(home, folder, "task" + round)));
      try (LoopbackCluster cluster =
          LoopbackCluster.start(home, Files.createDirectories(folder.resolve("cluster" + round)))) {
        cluster.addWorker();
        told.accept("round " + round + ": one worker");
        times
            .oneWorker()
            .add(
                run(folder, "one" + round, archive(home, folder, cluster.master(), "one" + round)));
        cluster.addWorker();
        told.accept("round " + round + ": two workers");
        times
            .twoWorkers()
            .add(
                run(folder, "two" + round, archive(home, folder, cluster.master(), "two" + round)));
      }
    }
    return times;
  }

  private List<String> score(List<Path> files) {
    String jar = System.getProperty("mammoedge.runtime.jar", "");
    if (!Files.isRegularFile(Path.of(jar))) {
      throw new MammoEdgeException(ExitCode.IO, "the runtime jar is not there; build it");
    }
    return Stream.concat(
            Stream.of("-jar", jar, "score", release.toString(), "--accept", "archive"),
            files.stream().map(Path::toString))
        .toList();
  }

  private List<String> archive(SparkHome home, Path folder, String master, String table) {
    return Stream.concat(
            home.archive().stream(),
            Stream.of(
                "score",
                "--release",
                release.toString(),
                "--accept",
                "archive",
                "--in",
                folder.resolve("in").toString(),
                "--out",
                folder.resolve(table).toString(),
                "--master",
                master))
        .toList();
  }

  private List<String> oneTask(SparkHome home, Path folder, String table) {
    String cores = String.valueOf(Runtime.getRuntime().availableProcessors());
    return Stream.concat(
            archive(home, folder, "local[" + cores + "]", table).stream(),
            Stream.of("--threads", cores))
        .toList();
  }

  private static ArchiveRun run(Path folder, String table, List<String> arguments)
      throws IOException {
    return ArchiveRun.of(seconds(folder, arguments), folder.resolve(table));
  }

  private static double seconds(Path folder, List<String> arguments) throws IOException {
    long start = System.nanoTime();
    try (Started program =
        Started.java(folder.resolve("program.log"), Map.of(), List.of(), arguments)) {
      program.join();
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
