package io.mammoedge.archive.prepare;

import io.mammoedge.archive.spark.JobFailure;
import io.mammoedge.archive.spark.Tasks;
import io.mammoedge.trainer.dataset.Preparation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Prepares the images of a data set in the executors. Source and data set lie in folders that all
 * machines see under the same path. What an earlier run finished is kept, as {@code prepare} does.
 *
 * @param spark where the executors are
 * @param out the data set
 * @param imageDone called after each image, from any thread
 */
public record SparkCrew(JavaSparkContext spark, String out, Runnable imageDone)
    implements Preparation.Crew {
  /** Images of one task: few enough that a lost executor costs little. */
  private static final int PIECE = 8;

  @Override
  public List<String> prepare(int images) {
    List<List<Integer>> pieces =
        IntStream.range(0, (images + PIECE - 1) / PIECE)
            .mapToObj(piece -> numbers(piece * PIECE, Math.min(images, (piece + 1) * PIECE)))
            .toList();
    String[] ended = new String[images];
    try {
      Tasks.run(
          spark,
          pieces,
          new PrepareTask(out, UUID.randomUUID().toString()),
          (piece, texts) -> keep(ended, piece * PIECE, texts));
    } catch (JobFailure e) {
      throw e.end();
    }
    return Arrays.asList(ended);
  }

  private static List<Integer> numbers(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).boxed().toList());
  }

  private void keep(String[] ended, int from, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      ended[from + i] = texts.get(i);
      imageDone.run();
    }
  }
}
