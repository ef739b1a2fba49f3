package io.mammoedge.validation.parity;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.trainer.dataset.ImageRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Scores that were written down elsewhere: a scores CSV, by image name. */
record TableRoad(String name, Map<String, Double> probabilities) implements CaseRoad {
  /**
   * Reads the columns {@code image} and {@code score}.
   *
   * @throws MammoEdgeException naming the line that is no probability
   */
  static TableRoad open(Path file) throws IOException {
    Map<String, Double> scores = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        scores.put(field(row, "image", file), probability(field(row, "score", file), row, file));
      }
    }
    return new TableRoad("scores of " + file.getFileName(), scores);
  }

  private static String field(NamedCsvRecord row, String column, Path file) {
    return row.findField(column)
        .orElseThrow(
            () -> new MammoEdgeException(ExitCode.USAGE, file + " has no column '" + column + "'"));
  }

  private static double probability(String text, NamedCsvRecord row, Path file) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Named below, like a number out of range.
    }
    throw new MammoEdgeException(
        ExitCode.USAGE,
        "%s, line %d: score '%s' is no probability"
            .formatted(file, row.getStartingLineNumber(), text));
  }

  @Override
  public double logOdds(ImageRow row, Supplier<Plane> image) {
    Double probability = probabilities.get(row.image());
    if (probability == null) {
      throw new MammoEdgeException(
          ExitCode.USAGE, name + ": there is none for image " + row.image());
    }
    return LogOdds.of(probability);
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
