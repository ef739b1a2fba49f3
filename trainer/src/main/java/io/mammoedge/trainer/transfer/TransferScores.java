package io.mammoedge.trainer.transfer;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.CsvTable;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * {@code transfer.csv}: image, label and, for each step that has scores of its own, the log-odds of
 * malignant with all their digits. Patients are told by the data set alone.
 */
final class TransferScores {
  private static final String FILE = "transfer.csv";

  private TransferScores() {}

  /** Writes the scores into a model's folder; every step has the same images. */
  static void write(Path model, Map<TransferStep, List<ScoredCase>> scores) {
    List<String> header = new ArrayList<>(List.of("image", "label"));
    scores.keySet().forEach(step -> header.add(step.word()));
    List<List<String>> rows = new ArrayList<>();
    List<ScoredCase> before = scores.get(TransferStep.BEFORE);
    for (int i = 0; i < before.size(); i++) {
      int row = i;
      ScoredCase one = before.get(i);
      List<String> fields =
          new ArrayList<>(List.of(one.image(), one.malignant() ? "malignant" : "benign"));
      scores.values().forEach(all -> fields.add(Double.toString(all.get(row).logOdds())));
      rows.add(fields);
    }
    CsvTable.write(model.resolve(FILE), header, rows);
  }

  /**
   * Reads them again.
   *
   * @param test the images of the test split, in order
   * @throws MammoEdgeException if the file is of other images
   */
  static Map<TransferStep, List<ScoredCase>> read(Path model, List<ImageRow> test) {
    Path file = model.resolve(FILE);
    List<NamedCsvRecord> lines =
        CsvTable.read(file, line -> line, "image", TransferStep.BEFORE.word());
    if (!lines.stream()
        .map(line -> line.getField("image"))
        .toList()
        .equals(test.stream().map(ImageRow::image).toList())) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED, file + ": holds other images than the test split of this set");
    }
    Map<TransferStep, List<ScoredCase>> scores = new EnumMap<>(TransferStep.class);
    Arrays.stream(TransferStep.values())
        .filter(step -> lines.get(0).findField(step.word()).isPresent())
        .forEach(step -> scores.put(step, scored(step, lines, test)));
    return scores;
  }

  private static List<ScoredCase> scored(
      TransferStep step, List<NamedCsvRecord> lines, List<ImageRow> test) {
    List<ScoredCase> scored = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      double logOdds = Double.parseDouble(lines.get(i).getField(step.word()));
      scored.add(ScoredCase.of(test.get(i), logOdds));
    }
    return List.copyOf(scored);
  }
}
