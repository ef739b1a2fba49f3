package io.mammoedge.runtime.check;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads a cohort: {@code file,patient,side,view,label[,score]}. Relative files are looked for
 * beside the table. Side and view are for the reader of the table: the image's header decides.
 */
public final class CohortCsv {
  private static final List<String> COLUMNS = List.of("file", "patient", "side", "view", "label");
  private static final String SCORE = "score";

  private final Path table;

  private CohortCsv(Path table) {
    this.table = table;
  }

  /**
   * Reads the whole table.
   *
   * @param table UTF-8, RFC 4180, with a header line
   * @throws MammoEdgeException when it cannot be read, lacks a column, or holds a bad value: the
   *     message names table and line
   */
  public static List<CohortRow> read(Path table) {
    CohortCsv cohort = new CohortCsv(table);
    try (CsvReader<NamedCsvRecord> records =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(table)) {
      List<CohortRow> rows = records.stream().map(cohort::row).toList();
      return cohort.complete(rows);
    } catch (IOException | UncheckedIOException e) {
      throw new MammoEdgeException(ExitCode.IO, table + ": cannot be read", e);
    } catch (CsvParseException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED, table + ": not a table of comma-separated values", e);
    }
  }

  /**
   * The digest of the table.
   *
   * @throws MammoEdgeException when it cannot be read
   */
  public static String sha256(Path table) {
    try {
      return Digests.sha256(table);
    } catch (UncheckedIOException e) {
      throw new MammoEdgeException(ExitCode.IO, table + ": cannot be read", e);
    }
  }

  private CohortRow row(NamedCsvRecord row) {
    for (String column : COLUMNS) {
      if (!row.getHeader().contains(column)) {
        throw refusal("the column '" + column + "' is missing", null);
      }
    }
    if (row.getFieldCount() != row.getHeader().size()) {
      throw refusal(
          "line " + row.getStartingLineNumber() + ": not as many fields as columns", null);
    }
    try {
      Path file = table.toAbsolutePath().resolveSibling(row.getField("file"));
      return new CohortRow(
          row.getStartingLineNumber(),
          file,
          row.getField("patient"),
          isMalignant(row.getField("label")),
          score(row));
    } catch (IllegalArgumentException e) {
      throw refusal("line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
    }
  }

  private static boolean isMalignant(String label) {
    return switch (label.strip().toLowerCase(Locale.ROOT)) {
      case "malignant", "1" -> true;
      case "benign", "0" -> false;
      default -> throw new IllegalArgumentException("a label is 'malignant' or 'benign'");
    };
  }

  private static Double score(NamedCsvRecord row) {
    String text = row.findField(SCORE).orElse("").strip();
    try {
      return text.isEmpty() ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the score '" + text + "' is not a number", e);
    }
  }

  /** A comparison with the scores of some of the cases would be no comparison of the cohort. */
  private List<CohortRow> complete(List<CohortRow> rows) {
    long scored = rows.stream().filter(row -> row.score() != null).count();
    if (rows.isEmpty()) {
      throw new MammoEdgeException(ExitCode.NO_USABLE_CASE, table + ": no case in it");
    }
    if (scored != 0 && scored != rows.size()) {
      throw refusal("some cases have a reference score and some have none", null);
    }
    return rows;
  }

  private MammoEdgeException refusal(String what, Throwable cause) {
    return new MammoEdgeException(ExitCode.INPUT_REFUSED, table + ": " + what, cause);
  }
}
