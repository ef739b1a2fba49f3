package io.mammoedge.trainer.evaluate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.trainer.dataset.CsvTable;
import io.mammoedge.trainer.dataset.ImageRow;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A scores CSV of another run, as {@link Scores#csv} writes it. */
public final class SavedScores {
  /** The greatest number below 1: log-odds are finite, and equal scores stay equal. */
  private static final double MOST = Math.nextDown(1.0);

  private final Path file;
  private final Map<String, ScoredCase> byImage = new HashMap<>();

  private SavedScores(Path file) {
    this.file = file;
  }

  /**
   * Reads a table.
   *
   * @throws MammoEdgeException when it cannot be read, lacks a column, names an image twice or
   *     holds a bad value
   */
  public static SavedScores read(Path file) {
    SavedScores scores = new SavedScores(file);
    CsvTable.read(file, scores::add, "image", "patient", "side", "view", "label", "score");
    return scores;
  }

  private ScoredCase add(NamedCsvRecord row) {
    ScoredCase scored =
        new ScoredCase(
            row.getField("image"),
            row.getField("patient"),
            row.getField("side"),
            row.getField("view"),
            isMalignant(row.getField("label")),
            logOdds(row.getField("score")));
    if (byImage.put(scored.image(), scored) != null) {
      throw new IllegalArgumentException("its image comes twice");
    }
    return scored;
  }

  private static boolean isMalignant(String word) {
    return switch (word) {
      case "malignant" -> true;
      case "benign" -> false;
      default -> throw new IllegalArgumentException("the label is neither malignant nor benign");
    };
  }

  private static double logOdds(String text) {
    double probability = Double.parseDouble(text);
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("the score is no probability");
    }
    return LogOdds.of(Math.max(Double.MIN_NORMAL, Math.min(MOST, probability)));
  }

  /**
   * The scores of these images, in their order.
   *
   * @throws MammoEdgeException when the table is of other images, or gives them other labels or
   *     patients
   */
  public List<ScoredCase> of(List<ImageRow> rows) {
    long missing = rows.stream().filter(row -> !byImage.containsKey(row.image())).count();
    long others = byImage.size() - (rows.size() - missing);
    if (missing > 0 || others > 0) {
      throw refusal(
          "holds the scores of other images: %d of the %d here are not there, %d there are not here"
              .formatted(missing, rows.size(), others));
    }
    long changed = rows.stream().filter(row -> !isSame(row, byImage.get(row.image()))).count();
    if (changed > 0) {
      throw refusal("gives %d images another label or patient".formatted(changed));
    }
    return rows.stream()
        .map(row -> ScoredCase.of(row, byImage.get(row.image()).logOdds()))
        .toList();
  }

  private static boolean isSame(ImageRow row, ScoredCase saved) {
    return row.malignant() == saved.malignant() && row.patient().equals(saved.patient());
  }

  private MammoEdgeException refusal(String what) {
    return new MammoEdgeException(
        ExitCode.USAGE, file + " " + what + "; compare scores of the same split");
  }
}
