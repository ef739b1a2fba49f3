package io.mammoedge.runtime.check;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a cohort: {@code file,patient,side,view,label[,score]}. Relative files are looked for
 * beside the table. Side and view are for the reader of the table: the image's header decides.
 *
 * <p>No message repeats a cell, nor has a cause that does: where a column is shifted, any cell may
 * hold a name, and messages reach reports that travel.
 */
public final class CohortCsv {
  private static final List<String> COLUMNS = List.of("file", "patient", "side", "view", "label");
  private static final String SCORE = "score";

  private final Path table;
  private final Map<Path, Long> lineOfFile = new HashMap<>();

  private CohortCsv(Path table) {
    this.table = table;
  }

  /**
   * Reads the whole table.
   *
   * @param table UTF-8, RFC 4180, with a header line
   * @throws MammoEdgeException when it cannot be read, lacks a column, holds a bad value, or names
   *     a file twice: the message names table, line and column
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
      throw cohort.refusal("not a table of comma-separated values");
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
      int times = Collections.frequency(row.getHeader(), column);
      if (times != 1) {
        throw refusal("the column '" + column + (times == 0 ? "' is missing" : "' comes twice"));
      }
    }
    if (row.getFieldCount() != row.getHeader().size()) {
      throw refusal(row, "not as many fields as columns");
    }
    return new CohortRow(
        row.getStartingLineNumber(), file(row), patient(row), isMalignant(row), score(row));
  }

  private Path file(NamedCsvRecord row) {
    Path file;
    try {
      file = table.toAbsolutePath().resolveSibling(row.getField("file")).normalize();
    } catch (InvalidPathException e) {
      throw refusal(row, "column 'file': not a path");
    }
    Long before = lineOfFile.putIfAbsent(file, row.getStartingLineNumber());
    if (before != null) {
      throw refusal(row, "column 'file': the file of line " + before + " again");
    }
    return file;
  }

  /** A blank before or after a key makes no other patient. */
  private String patient(NamedCsvRecord row) {
    String patient = row.getField("patient").strip();
    if (patient.isEmpty()) {
      throw refusal(row, "column 'patient': empty; any key will do that tells patients apart");
    }
    return patient;
  }

  private boolean isMalignant(NamedCsvRecord row) {
    return switch (row.getField("label").strip().toLowerCase(Locale.ROOT)) {
      case "malignant", "1" -> true;
      case "benign", "0" -> false;
      default -> throw refusal(row, "column 'label': neither 'malignant' nor 'benign'");
    };
  }

  private Double score(NamedCsvRecord row) {
    String text = row.findField(SCORE).orElse("").strip();
    if (text.isEmpty()) {
      return null;
    }
    double score = number(text);
    if (!(score >= 0 && score <= 1)) {
      throw refusal(row, "column 'score': not a probability in 0..1");
    }
    return score;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A comparison with the scores of some of the cases would be no comparison of the cohort. */
  private List<CohortRow> complete(List<CohortRow> rows) {
    long scored = rows.stream().filter(row -> row.score() != null).count();
    if (rows.isEmpty()) {
      throw new MammoEdgeException(ExitCode.NO_USABLE_CASE, table + ": no case in it");
    }
    if (scored != 0 && scored != rows.size()) {
      throw refusal("some cases have a reference score and some have none");
    }
    return rows;
  }

  private MammoEdgeException refusal(NamedCsvRecord row, String what) {
    return refusal("line " + row.getStartingLineNumber() + ": " + what);
  }

  private MammoEdgeException refusal(String what) {
    return new MammoEdgeException(ExitCode.INPUT_REFUSED, table + ": " + what);
  }
}
