package io.mammoedge.trainer.evaluate;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** The scores of a split, in the order of {@code images.csv}. */
public final class Scores {
  private Scores() {}

  /**
   * Scores the prepared images of one split.
   *
   * @throws MammoEdgeException when the split is empty, or a model is of another size
   */
  public static List<ScoredCase> ofPrepared(Reference reference, Dataset dataset, Split split) {
    return Answered.of(reference, dataset, split, () -> {}).stream()
        .map(image -> image.scored(Answers::all))
        .toList();
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
}
