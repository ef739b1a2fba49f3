package io.mammoedge.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Reads a table of scores as any program would. */
public final class TableRows {
  private TableRows() {}

  /** Some columns. */
  public record Row(String file, String image, Double probability, String refusal) {}

  /** All rows. */
  public static List<Row> of(Path table) throws IOException {
    try (SparkSession spark = session()) {
      return spark.read().parquet(table.toString()).collectAsList().stream()
          .map(
              row ->
                  new Row(
                      row.getAs("file"),
                      row.getAs("image"),
                      row.getAs("probability"),
                      row.getAs("refusal")))
          .toList();
    }
  }

  /** All rows as text, and the names of all files. */
  public static String text(Path table) throws IOException {
    try (SparkSession spark = session();
        Stream<Path> files = Files.walk(table)) {
      return spark.read().parquet(table.toString()).toJSON().collectAsList()
          + files.map(TableRows::content).collect(Collectors.joining());
    }
  }

  private static String content(Path file) {
    try {
      return file
          + (Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Spark inside this process, with one thread. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }
}
