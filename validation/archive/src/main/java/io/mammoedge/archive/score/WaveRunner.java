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
import java.util.function.BiPredicate;
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
  private final BiPredicate<String, String> isContradicted;
  private int crashes;

  /**
   * A runner for one job.
   *
   * @param task gives a row for each file of its chunk, in their order
   * @param names what a file is called that no task gives a row for
   * @param progress told of every finished task
   * @param slots how many tasks run at a time, now
   * @param isContradicted whether the driver can read a file that was refused for this reason
   */
  WaveRunner(
      JavaSparkContext spark,
      Function2<TaskContext, Iterator<Chunk>, List<ScoredImage>> task,
      ImageRows names,
      Progress progress,
      IntSupplier slots,
      BiPredicate<String, String> isContradicted) {
    this.spark = spark;
    this.task = task;
    this.names = names;
    this.progress = progress;
    this.slots = slots;
    this.isContradicted = isContradicted;
  }

  /**
   * A row for each file.
   *
   * @param keep given every row once, as long as it goes well
   * @throws MammoEdgeException when a task throws, such as for a release that cannot be used on
   *     some executor, or executors end whatever they read
   */
  void run(List<String> files, Consumer<List<ScoredImage>> keep) {
    List<ScoredImage> crashed = new ArrayList<>();
    List<String> left = files;
    for (int looks = 1; !left.isEmpty(); looks++) {
      Look look = new Look(keep, looks == MOST_LOOKS, new ArrayList<>(), crashed);
      score(left, look);
      left = look.unread();
    }
    keep.accept(crashed);
  }

  /**
   * One look at the files of a wave.
   *
   * @param keep given what is final
   * @param last whether what a disk does not give is final, too
   * @param unread files for the next look
   * @param crashed held back until the wave has ended well: where it does not, they are not to
   *     stand in the table for what may be the machines' fault
   */
  private record Look(
      Consumer<List<ScoredImage>> keep,
      boolean last,
      List<String> unread,
      List<ScoredImage> crashed) {
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
      if (look.last()) {
        requireAgreement(chunks.get(part).files(), finished.get(part));
      }
      look.take(chunks.get(part), finished.get(part));
    }
  }

  /** A mount point without its disk is a folder, too: empty, and quickly read. */
  private void requireAgreement(List<String> files, List<ScoredImage> rows) {
    for (int i = 0; i < files.size(); i++) {
      ScoredImage row = rows.get(i);
      if (row.isRefused() && isContradicted.test(files.get(i), row.refusal())) {
        throw new MammoEdgeException(
            ExitCode.IO,
            spark.isLocal()
                ? "files can be read that could not be a moment ago: the disk comes and goes; run"
                    + " again"
                : "an executor cannot read files that the driver can; mount the archive on every"
                    + " machine, to be read by Spark's user there, then run again");
      }
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
    crashes++;
    if (crashes > MOST_CRASHES) {
      throw new MammoEdgeException(
          ExitCode.INTERNAL,
          (failure.isOfAnExecutor()
                  ? "executors end again and again, also with one file each"
                  : "file after file is not scored")
              + "; the last reason: "
              + failure
                  .thrown(SuspectImageException.class)
                  .map(Throwable::getMessage)
                  .orElseGet(failure::reason),
          failure);
    }
    ScoredImage row = names.crashed(file);
    look.crashed().add(row);
    progress.scored(List.of(row));
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
   * Whether it may be a file's fault: its executor was lost, had too little memory, or its engine
   * failed on it. What else a task throws is trouble of the machine or a defect, and says nothing
   * about a file.
   */
  private static boolean isOfAFile(JobFailure failure) {
    return failure.isOfAnExecutor() || failure.thrown(SuspectImageException.class).isPresent();
  }
}
