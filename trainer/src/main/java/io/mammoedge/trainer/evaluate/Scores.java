package io.mammoedge.trainer.evaluate;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.release.StepWords;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.model.ModelDirectory;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The scores of a split, in the order of {@code images.csv}. */
public final class Scores {
  private Scores() {}

  /**
   * Scores the prepared images of one split.
   *
   * @throws MammoEdgeException when the split is empty, or a model is of another size
   */
  public static List<ScoredCase> ofPrepared(Reference reference, Dataset dataset, Split split) {
    return mean(Answered.of(reference, dataset, split, () -> {}));
  }

  /**
   * Scores some of the prepared images.
   *
   * @param step told after each image
   * @throws MammoEdgeException when a model is of another size or preprocessing
   */
  public static List<ScoredCase> ofPrepared(
      Reference reference, Dataset dataset, List<ImageRow> rows, Runnable step) {
    return mean(Answered.of(reference, dataset, rows, step));
  }

  private static List<ScoredCase> mean(List<Answered> images) {
    return images.stream().map(image -> image.scored(Answers::all)).toList();
  }

  /**
   * The images of one split.
   *
   * @throws MammoEdgeException when there is none
   */
  public static List<ImageRow> rows(Dataset dataset, Split split) {
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
   * A row with its answer.
   *
   * @param logProbabilities benign, malignant
   */
  public static ScoredCase of(ImageRow row, double[] logProbabilities) {
    return ScoredCase.of(row, logProbabilities[1] - logProbabilities[0]);
  }

  /** The scores CSV: probabilities with 9 significant digits. */
  public static String csv(List<ScoredCase> scored) {
    StringWriter out = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord("image", "patient", "side", "view", "label", "score");
    for (ScoredCase one : scored) {
      csv.writeRecord(
          one.image(),
          one.patient(),
          one.side(),
          one.view(),
          one.malignant() ? "malignant" : "benign",
          String.format(Locale.ROOT, "%.9g", one.probability()));
    }
    return out.toString();
  }

  /**
   * Checks that a data set was prepared as the images that a model was trained on.
   *
   * @throws MammoEdgeException naming both preparations
   */
  public static void requireSteps(ModelDirectory model, Dataset dataset) {
    Preprocessing prepared = dataset.description().preprocessing();
    Preprocessing trained = model.description().data().preprocessing();
    if (!trained.equals(prepared)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          String.format(
              "%s takes images prepared by the steps '%s', but %s was prepared by '%s'",
              model.path(), words(trained), dataset.folder(), words(prepared)));
    }
  }

  private static String words(Preprocessing preprocessing) {
    return preprocessing.steps().stream().map(StepWords::of).collect(Collectors.joining("; "));
  }
}
