package io.mammoedge.archive.score;

import io.mammoedge.archive.spark.Tasks;
import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Scores a wave. What a task has given is kept, whatever becomes of its executor and of the others.
 * Where Spark gives up, since some task ends its executor again and again, the files that are left
 * are halved until the one is alone that does it; it becomes a row like every refused file.
 */
final class WaveRunner {
  /** More of them than this in one wave is no matter of the files. */
  private static final int MOST_CRASHES = 20;

  private final JavaSparkContext spark;
  private final ScoreTask task;
  private final Progress progress;
  private final int slots;
  private int crashes;

  /**
   * A runner for one wave.
   *
   * @param progress told of every finished task
   */
  WaveRunner(JavaSparkContext spark, ScoreTask task, Progress progress, int slots) {
    this.spark = spark;
    this.task = task;
    this.progress = progress;
    this.slots = slots;
  }

  /**
   * A row for each file.
   *
   * @throws MammoEdgeException when the release cannot be used on some executor, or executors end
   *     whatever they read
   */
  List<ScoredImage> run(List<String> files) {
    List<Chunk> chunks = Chunk.of(files, slots);
    Map<Integer, List<ScoredImage>> finished = new ConcurrentHashMap<>();
    try {
      submit(chunks, finished);
    } catch (RuntimeException | SparkException e) {
      return rescued(files, chunks, finished, e);
    }
    return ordered(finished);
  }

  private static List<ScoredImage> ordered(Map<Integer, List<ScoredImage>> finished) {
    return finished.keySet().stream().sorted().map(finished::get).flatMap(List::stream).toList();
  }

  private void submit(List<Chunk> chunks, Map<Integer, List<ScoredImage>> finished)
      throws SparkException {
    Tasks.run(
        spark,
        chunks,
        task,
        (part, rows) -> {
          finished.put(part, rows);
          progress.scored(rows);
        });
  }

  private List<ScoredImage> rescued(
      List<String> files,
      List<Chunk> chunks,
      Map<Integer, List<ScoredImage>> finished,
      Exception failure) {
    requireRescue(failure);
    if (files.size() == 1) {
      return List.of(crashed(files.get(0), failure));
    }
    // A task may still finish while the job is being ended; what it gives is not counted twice.
    Map<Integer, List<ScoredImage>> kept = Map.copyOf(finished);
    List<String> left =
        IntStream.range(0, chunks.size())
            .filter(part -> !kept.containsKey(part))
            .mapToObj(part -> chunks.get(part).files())
            .flatMap(List::stream)
            .toList();
    int half = left.size() / 2;
    return Stream.of(
            ordered(kept), some(left.subList(0, half)), some(left.subList(half, left.size())))
        .flatMap(List::stream)
        .toList();
  }

  private List<ScoredImage> some(List<String> files) {
    return files.isEmpty() ? List.of() : run(new ArrayList<>(files));
  }

  private ScoredImage crashed(String file, Exception failure) {
    crashes++;
    if (crashes > MOST_CRASHES) {
      throw new MammoEdgeException(
          ExitCode.INTERNAL,
          "executors end again and again, also with one file each; the last reason: "
              + failure.getMessage(),
          failure);
    }
    ScoredImage row = task.rows().crashed(file);
    progress.scored(List.of(row));
    return row;
  }

  /** A release that cannot be used is no matter of a file; neither is a job that was cancelled. */
  private void requireRescue(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MammoEdgeException known && known.exitCode() != ExitCode.INTERNAL) {
        throw known;
      }
    }
    if (spark.sc().isStopped()) {
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "stopped; run again to go on", failure);
    }
  }
}
