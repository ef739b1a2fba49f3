package io.mammoedge.archive.score;

import io.mammoedge.archive.spark.JobFailure;
import io.mammoedge.archive.spark.Tasks;
import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Function2;
import scala.collection.Iterator;

/**
 * Scores the waves of a job. What a task has given is kept, whatever becomes of its executor and of
 * the others. Where Spark gives up, since some task ends its executor again and again, the files
 * that are left are halved until the one is alone that does it; it becomes a row like every refused
 * file. What a disk did not give is looked at again, on whatever machine, before it becomes one.
 */
final class WaveRunner {
  /** More of them than this in one job is no matter of the files. */
  private static final int MOST_CRASHES = 20;

  /** As often as Spark tries a task that fails. */
  private static final int MOST_LOOKS = 4;

  private final JavaSparkContext spark;
  private final Function2<TaskContext, Iterator<Chunk>, List<ScoredImage>> task;
  private final ImageRows names;
  private final Progress progress;
  private final IntSupplier slots;
  private int crashes;

  /**
   * A runner for one job.
   *
   * @param task gives a row for each file of its chunk, in their order
   * @param names what a file is called that no task gives a row for
   * @param progress told of every finished task
   * @param slots how many tasks run at a time, now
   */
  WaveRunner(
      JavaSparkContext spark,
      Function2<TaskContext, Iterator<Chunk>, List<ScoredImage>> task,
      ImageRows names,
      Progress progress,
      IntSupplier slots) {
    this.spark = spark;
    this.task = task;
    this.names = names;
    this.progress = progress;
    this.slots = slots;
  }

  /**
   * A row for each file.
   *
   * @param keep given every row once, as long as it goes well
   * @throws MammoEdgeException when a task throws, such as for a release that cannot be used on
   *     some executor, or executors end whatever they read
   */
  void run(List<String> files, Consumer<List<ScoredImage>> keep) {
    List<String> left = files;
    for (int looks = 1; !left.isEmpty(); looks++) {
      Look look = new Look(keep, looks == MOST_LOOKS, new ArrayList<>());
      score(left, look);
      left = look.unread();
    }
  }

  /**
   * One look at the files of a wave.
   *
   * @param keep given what is final
   * @param last whether what a disk does not give is final, too
   * @param unread files for the next look
   */
  private record Look(Consumer<List<ScoredImage>> keep, boolean last, List<String> unread) {
    boolean isFinal(ScoredImage row) {
      return last || !row.isRefused() || !Refusal.isOfTheDisk(row.refusal());
    }

    List<ScoredImage> ofFinal(List<ScoredImage> rows) {
      return rows.stream().filter(this::isFinal).toList();
    }

    void take(Chunk chunk, List<ScoredImage> rows) {
      keep.accept(ofFinal(rows));
      IntStream.range(0, rows.size())
          .filter(i -> !isFinal(rows.get(i)))
          .mapToObj(chunk.files()::get)
          .forEach(unread::add);
    }
  }

  private void score(List<String> files, Look look) {
    List<Chunk> chunks = Chunk.of(files, slots.getAsInt());
    Map<Integer, List<ScoredImage>> finished = new ConcurrentHashMap<>();
    try {
      submit(chunks, finished, look);
    } catch (JobFailure e) {
      // A task may still finish while the job is being ended; what it gives is not counted twice.
      Map<Integer, List<ScoredImage>> kept = Map.copyOf(finished);
      take(chunks, kept, look);
      rescue(chunks, kept, look, e);
      return;
    }
    take(chunks, finished, look);
  }

  private void submit(List<Chunk> chunks, Map<Integer, List<ScoredImage>> finished, Look look)
      throws JobFailure {
    Tasks.run(
        spark,
        chunks,
        task,
        (part, rows) -> {
          finished.put(part, rows);
          progress.scored(look.ofFinal(rows));
        });
  }

  private void take(List<Chunk> chunks, Map<Integer, List<ScoredImage>> finished, Look look) {
    for (int part : new TreeSet<>(finished.keySet())) {
      List<ScoredImage> rows = finished.get(part);
      long failed = rows.stream().filter(row -> ImageRows.CRASHED.equals(row.refusal())).count();
      count(
          (int) failed,
          "the program fails on file after file; the executors' logs say where",
          null);
      look.take(chunks.get(part), rows);
    }
  }

  private void rescue(
      List<Chunk> chunks, Map<Integer, List<ScoredImage>> kept, Look look, JobFailure failure) {
    requireRescue(failure);
    List<String> left =
        IntStream.range(0, chunks.size())
            .filter(part -> !kept.containsKey(part))
            .mapToObj(part -> chunks.get(part).files())
            .flatMap(List::stream)
            .toList();
    if (chunks.size() == 1 && left.size() == 1) {
      crashed(left.get(0), look, failure);
      return;
    }
    int half = left.size() / 2;
    some(left.subList(0, half), look);
    some(left.subList(half, left.size()), look);
  }

  private void some(List<String> files, Look look) {
    if (!files.isEmpty()) {
      score(files, look);
    }
  }

  private void crashed(String file, Look look, JobFailure failure) {
    count(
        1,
        "executors end again and again, also with one file each; the last reason: "
            + failure.getMessage(),
        failure);
    List<ScoredImage> row = List.of(names.crashed(file));
    look.keep().accept(row);
    progress.scored(row);
  }

  /**
   * Before a file becomes a row: it is not to stand in the table where the files are not at fault.
   */
  private void count(int files, String reason, Throwable cause) {
    crashes += files;
    if (crashes > MOST_CRASHES) {
      throw new MammoEdgeException(ExitCode.INTERNAL, reason, cause);
    }
  }

  /** What a task throws is no matter of a file; neither is a job that was cancelled. */
  private void requireRescue(JobFailure failure) {
    if (spark.sc().isStopped()) {
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "stopped; run again to go on", failure);
    }
    if (!isOfAFile(failure)) {
      throw failure.end();
    }
  }

  /**
   * Whether it may be a file's fault: its executor was lost or had too little memory. What else a
   * task throws is trouble of the machine or a defect, and says nothing about a file.
   */
  private static boolean isOfAFile(JobFailure failure) {
    return failure.isOfAnExecutor() || failure.thrown(TooLittleMemoryException.class).isPresent();
  }
}
