package io.mammoedge.trainer.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
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
import java.util.Collections;
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
   * @param columns must all be in the header, once
   * @throws MammoEdgeException when the file cannot be read, lacks a column or has a bad value; the
   *     message names file and line
   */
  public static <T> List<T> read(Path file, Function<NamedCsvRecord, T> make, String... columns) {
    return read(file, ',', make, columns);
  }

  /** As above, with another field separator. */
  static <T> List<T> read(
      Path file, char separator, Function<NamedCsvRecord, T> make, String... columns) {
    String text = Utf8Text.read(file);
    try {
      List<String> header = header(file, text, separator);
      checkHeader(file, header, columns);
      // Told, since looked for by the reader it would be an empty line before it.
      NamedCsvRecordHandler named = NamedCsvRecordHandler.of(to -> to.header(header));
      try (var records = reader(separator).build(named, text)) {
        return records.stream().skip(1).map(row -> row(file, row, header.size(), make)).toList();
      }
    } catch (IOException | UncheckedIOException e) {
      throw new MammoEdgeException(ExitCode.IO, file + ": cannot be read", e);
    } catch (CsvParseException e) {
      throw refused(file + ": not a CSV table (" + e.getMessage() + ")", e);
    }
  }

  /** A semicolon where the header has one and no comma, as spreadsheets write in some countries. */
  static char separator(Path file) {
    String header = Utf8Text.read(file).lines().findFirst().orElse("");
    return header.contains(";") && !header.contains(",") ? ';' : ',';
  }

  private static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder().fieldSeparator(separator);
  }

  private static List<String> header(Path file, String text, char separator) throws IOException {
    try (CsvReader<CsvRecord> records = reader(separator).ofCsvRecord(text)) {
      return records.stream()
          .findFirst()
          .orElseThrow(() -> refused(file + ": is empty", null))
          .getFields();
    }
  }

  private static void checkHeader(Path file, List<String> header, String... columns) {
    for (String column : columns) {
      int times = Collections.frequency(header, column);
      if (times != 1) {
        String what = times == 0 ? "is missing" : "is there " + times + " times";
        String found =
            header.size() == 1 && header.get(0).contains("\t")
                ? "its fields are separated by tabs; save the table with commas"
                : "the header is: " + String.join(", ", header);
        throw refused(file + ", line 1: the column '" + column + "' " + what + "; " + found, null);
      }
    }
  }

  private static <T> T row(
      Path file, NamedCsvRecord row, int fields, Function<NamedCsvRecord, T> make) {
    String place = file + ", line " + row.getStartingLineNumber() + ": ";
    if (row.getFieldCount() != fields) {
      throw refused(
          place + "has " + row.getFieldCount() + " fields, the header has " + fields, null);
    }
    try {
      return make.apply(row);
    } catch (IllegalArgumentException e) {
      throw refused(place + e.getMessage(), e);
    }
  }

  private static MammoEdgeException refused(String message, Throwable cause) {
    return new MammoEdgeException(ExitCode.INPUT_REFUSED, message, cause);
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
