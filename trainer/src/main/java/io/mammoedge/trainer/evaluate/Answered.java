package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import java.util.ArrayList;
import java.util.List;
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
    return of(reference, dataset, Scores.rows(dataset, split), imageDone);
  }

  /** The same of some images. */
  static List<Answered> of(
      Reference reference, Dataset dataset, List<ImageRow> rows, Runnable imageDone) {
    reference.members().forEach(member -> member.requireSteps(dataset));
    List<Answered> all = new ArrayList<>();
    for (ImageRow row : rows) {
      all.add(new Answered(row, reference.answers(dataset.read(row))));
      imageDone.run();
    }
    return all;
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
