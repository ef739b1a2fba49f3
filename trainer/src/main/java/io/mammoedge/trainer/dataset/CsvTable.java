package io.mammoedge.trainer.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** CSV files with a header line (RFC 4180: quoted fields may hold line breaks). */
public final class CsvTable {
  private CsvTable() {}

  /**
   * Reads every record of a comma-separated file.
   *
   * @param file UTF-8, with or without a byte order mark
   * @param make turns a record into what the caller wants; an {@code IllegalArgumentException} it
   *     throws is reported with file and line
   * @param columns must all be in the header
   * @throws MammoEdgeException when the file cannot be read, lacks a column or has a bad value
   */
  public static <T> List<T> read(Path file, Function<NamedCsvRecord, T> make, String... columns) {
    return read(file, ',', make, columns);
  }

  /** As above, with another field separator. */
  static <T> List<T> read(
      Path file, char separator, Function<NamedCsvRecord, T> make, String... columns) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .fieldSeparator(separator)
            .ignoreDifferentFieldCount(false)
            .ofNamedCsvRecord(file)) {
      return reader.stream().map(row -> row(file, row, make, columns)).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new MammoEdgeException(ExitCode.IO, file + ": cannot be read", e);
    } catch (CsvParseException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED, file + ": not a CSV table (" + e.getMessage() + ")", e);
    }
  }

  private static <T> T row(
      Path file, NamedCsvRecord row, Function<NamedCsvRecord, T> make, String... columns) {
    for (String column : columns) {
      if (!row.getHeader().contains(column)) {
        throw new MammoEdgeException(
            ExitCode.INPUT_REFUSED, file + ": the column '" + column + "' is missing");
      }
    }
    try {
      if (row.getFieldCount() != row.getHeader().size()) {
        throw new IllegalArgumentException("not as many fields as columns");
      }
      return make.apply(row);
    } catch (IllegalArgumentException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file + ", line " + row.getStartingLineNumber() + ": " + e.getMessage(),
          e);
    }
  }

  /** Writes a table atomically, lines ending in LF. */
  public static void write(Path file, List<String> header, List<List<String>> rows) {
    AtomicFile.write(file, text(header, rows).getBytes(StandardCharsets.UTF_8));
  }

  /** The text of a table. */
  static String text(List<String> header, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      writer.writeRecord(header);
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
