package io.mammoedge.archive.prepare;

import io.mammoedge.archive.spark.JobFailure;
import io.mammoedge.archive.spark.Tasks;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Preparation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Function2;
import scala.collection.Iterator;

/**
 * Prepares the images of a data set in the executors. Source and data set lie in folders that all
 * machines see under the same path. What an earlier run finished is kept, as {@code prepare} does.
 * What a disk did not give is looked at again, on whatever machine, before it is refused: a machine
 * that has lost its mount must not cost a data set its images.
 */
public final class SparkCrew implements Preparation.Crew {
  /** Images of one task: few enough that a lost executor costs little. */
  private static final int PIECE = 8;

  /** As often as Spark tries a task that fails. */
  private static final int MOST_LOOKS = 4;

  private final JavaSparkContext spark;
  private final Preparation preparation;
  private final Function2<TaskContext, Iterator<List<Integer>>, List<String>> task;
  private final Runnable imageDone;

  /**
   * A crew for one run.
   *
   * @param task says of each image of its pieces how it ended, in their order
   */
  SparkCrew(
      JavaSparkContext spark,
      Preparation preparation,
      Function2<TaskContext, Iterator<List<Integer>>, List<String>> task,
      Runnable imageDone) {
    this.spark = spark;
    this.preparation = preparation;
    this.task = task;
    this.imageDone = imageDone;
  }

  /**
   * A crew for one run.
   *
   * @param spark where the executors are
   * @param preparation the run, as the driver sees it
   * @param out the data set
   * @param imageDone called once for each image, from any thread
   */
  public static SparkCrew of(
      JavaSparkContext spark, Preparation preparation, String out, Runnable imageDone) {
    String run = UUID.randomUUID().toString();
    PrepareTask task = new PrepareTask(out, run, preparation.fingerprint());
    return new SparkCrew(spark, preparation, task, imageDone);
  }

  /**
   * Prepares all of them.
   *
   * @throws MammoEdgeException when a task throws, or ({@link ExitCode#IO}) when the driver reads
   *     an image that no executor could read
   */
  @Override
  public List<String> prepare(int images) {
    String[] ended = new String[images];
    List<Integer> left = IntStream.range(0, images).boxed().toList();
    for (int looks = 0; looks < MOST_LOOKS && !left.isEmpty(); looks++) {
      left = unread(left, ended);
    }
    for (int number : left) {
      requireUnreadable(number, ended[number]);
      imageDone.run();
    }
    return Arrays.asList(ended);
  }

  /** One look: fills in how the images ended, and says which of them no disk gave. */
  private List<Integer> unread(List<Integer> numbers, String[] ended) {
    List<List<Integer>> pieces = pieces(numbers);
    List<Integer> unread = new ArrayList<>();
    try {
      Tasks.run(
          spark, pieces, task, (piece, texts) -> keep(pieces.get(piece), texts, ended, unread));
    } catch (JobFailure e) {
      throw e.end();
    }
    return unread;
  }

  private static List<List<Integer>> pieces(List<Integer> numbers) {
    return IntStream.range(0, (numbers.size() + PIECE - 1) / PIECE)
        .map(piece -> piece * PIECE)
        .mapToObj(from -> numbers.subList(from, Math.min(numbers.size(), from + PIECE)))
        // A view of a list would take all of it along to the task.
        .<List<Integer>>map(ArrayList::new)
        .toList();
  }

  private void keep(List<Integer> piece, List<String> texts, String[] ended, List<Integer> unread) {
    for (int i = 0; i < texts.size(); i++) {
      ended[piece.get(i)] = texts.get(i);
      if (Preparation.unread(texts.get(i)).isPresent()) {
        unread.add(piece.get(i));
      } else {
        imageDone.run();
      }
    }
  }

  /** A mount point without its disk is a folder, too: empty, and quickly read. */
  private void requireUnreadable(int number, String ended) {
    if (preparation.isReadable(number)) {
      throw new MammoEdgeException(
          ExitCode.IO,
          Preparation.unread(ended).orElseThrow()
              + (spark.isLocal()
                  ? "; but it can be read now: the disk comes and goes"
                  : "; so says an executor, but the driver reads it: mount the archive on every"
                      + " machine")
              + ", then run again (what is finished is kept)");
    }
  }
}
