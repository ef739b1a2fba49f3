package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A prepared image with all that was answered to it.
 *
 * @param row the image
 * @param answers of every model to every view
 */
public record Answered(ImageRow row, Answers answers) {
  /**
   * Asks about the images of one split, in the order of {@code images.csv}.
   *
   * @param imageDone called once an image
   * @throws MammoEdgeException when the split is empty, or the images were prepared in other steps
   *     than those of a model, or are of another size
   */
  public static List<Answered> of(
      Reference reference, Dataset dataset, Split split, Runnable imageDone) {
    reference.members().forEach(member -> member.requireSteps(dataset));
    List<Answered> all = new ArrayList<>();
    for (ImageRow row : rows(dataset, split)) {
      all.add(new Answered(row, reference.answers(dataset.read(row))));
      imageDone.run();
    }
    return all;
  }

  private static List<ImageRow> rows(Dataset dataset, Split split) {
    List<ImageRow> rows = dataset.split(split);
    if (rows.isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          dataset.folder()
              + " has no image in its "
              + split.name().toLowerCase(Locale.ROOT)
              + " split");
    }
    return rows;
  }

  /**
   * The image with a score.
   *
   * @param average which of its answers count, such as {@link Answers#all}
   */
  public ScoredCase scored(Function<Answers, double[]> average) {
    return Scores.of(row, average.apply(answers));
  }
}
