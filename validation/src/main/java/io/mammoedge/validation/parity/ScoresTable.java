package io.mammoedge.validation.parity;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scores that were written down: {@code image,patient,side,view,label,score}.
 *
 * @param file where they stand
 * @param cases in the order of the table; without a patient or label where the table has no such
 *     column
 * @param labelled whether the table has the columns {@code patient} and {@code label}
 * @param probabilities of malignant by image, 0..1
 */
record ScoresTable(
    Path file, List<ParityCase> cases, boolean labelled, Map<String, Double> probabilities) {
  ScoresTable {
    cases = List.copyOf(cases);
  }

  /**
   * Reads a table; the columns {@code image} and {@code score} are needed.
   *
   * @throws MammoEdgeException naming the line that is no probability or comes twice
   */
  static ScoresTable read(Path file) {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
      return new Reading(file).all(rows);
    } catch (IOException | UncheckedIOException e) {
      throw new MammoEdgeException(ExitCode.IO, file + ": cannot be read", e);
    } catch (CsvParseException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED, file + ": not a table of comma-separated values", e);
    }
  }

  /** What a cell holds is never repeated: in a shifted column it may be a name. */
  private static final class Reading {
    private final Path file;
    private final List<ParityCase> cases = new ArrayList<>();
    private final Map<String, Double> probabilities = new HashMap<>();

    /** Each word once: a million rows name few patients, and fewer sides and views. */
    private final Map<String, String> words = new HashMap<>();

    private boolean labelled = true;

    Reading(Path file) {
      this.file = file;
    }

    ScoresTable all(Iterable<NamedCsvRecord> rows) {
      rows.forEach(this::add);
      if (cases.isEmpty()) {
        throw new MammoEdgeException(ExitCode.NO_USABLE_CASE, file + ": no score in it");
      }
      return new ScoresTable(file, cases, labelled, probabilities);
    }

    private void add(NamedCsvRecord row) {
      if (row.getHeader().size() != row.getFieldCount()) {
        throw refusal(row, "not as many fields as columns");
      }
      String image = required(row, "image");
      if (probabilities.put(image, probability(row)) != null) {
        throw refusal(row, "its image comes twice");
      }
      String label = optional(row, "label");
      String patient = optional(row, "patient");
      labelled &= !label.isEmpty() && !patient.isEmpty();
      cases.add(
          new ParityCase(
              image,
              patient,
              optional(row, "side"),
              optional(row, "view"),
              optional(row, "manufacturer"),
              optional(row, "density"),
              !label.isEmpty() && isMalignant(row, label)));
    }

    private boolean isMalignant(NamedCsvRecord row, String label) {
      return switch (label.toLowerCase(Locale.ROOT)) {
        case "malignant", "1" -> true;
        case "benign", "0" -> false;
        default -> throw refusal(row, "the label is neither malignant nor benign");
      };
    }

    private double probability(NamedCsvRecord row) {
      String text = required(row, "score");
      try {
        double value = Double.parseDouble(text);
        if (value >= 0 && value <= 1) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Named below, like a number out of range.
      }
      throw refusal(row, "the score is no probability");
    }

    private String required(NamedCsvRecord row, String column) {
      return row.findField(column)
          .orElseThrow(
              () ->
                  new MammoEdgeException(
                      ExitCode.INPUT_REFUSED, file + ": the column '" + column + "' is missing"));
    }

    private String optional(NamedCsvRecord row, String column) {
      String word = row.findField(column).orElse("").strip();
      return words.computeIfAbsent(word, same -> same);
    }

    private MammoEdgeException refusal(NamedCsvRecord row, String what) {
      return new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          "%s: line %d: %s".formatted(file, row.getStartingLineNumber(), what));
    }
  }
}
