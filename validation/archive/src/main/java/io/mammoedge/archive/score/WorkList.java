package io.mammoedge.archive.score;

import io.mammoedge.archive.spark.PlainPaths;
import io.mammoedge.archive.table.ArchiveTable;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The files that the table does not hold yet, sorted by path, each once. Lists of tens of millions
 * do not fit into a driver's memory: Spark compares and sorts them, and the driver reads its result
 * from a file, wave by wave.
 */
final class WorkList implements AutoCloseable {
  private static final String PATH = "value";
  private static final String KEY = "file";
  private static final String COUNT = "count";

  private final FileSystem files;
  private final Iterator<Path> parts;
  private final long count;
  private BufferedReader open;

  private WorkList(FileSystem files, List<Path> parts, long count) {
    this.files = files;
    this.parts = parts.iterator();
    this.count = count;
  }

  /**
   * Lists the archive and takes off what is done.
   *
   * @param digest of the release
   */
  static WorkList of(
      SparkSession spark, ArchiveTable table, ArchiveFiles archive, FileKeys keys, String digest) {
    Path listing = new Path(table.work(), "listing");
    Path todo = new Path(table.work(), "todo");
    try {
      write(table.files(), listing, archive);
      Dataset<Row> left = left(spark, listing, table.rows(digest), keys);
      long written = written(left, todo);
      List<Path> parts = parts(table.files(), todo);
      table.requireShared(written, lines(table.files(), parts));
      return new WorkList(table.files(), parts, written);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MammoEdgeException(ExitCode.INTERRUPTED, "stopped; run again to go on", e);
    } catch (IOException | UncheckedIOException e) {
      throw unusable(e);
    }
  }

  private static void write(FileSystem files, Path listing, ArchiveFiles archive)
      throws IOException {
    LongAdder listed = new LongAdder();
    try (BufferedWriter lines =
        new BufferedWriter(new OutputStreamWriter(files.create(listing), StandardCharsets.UTF_8))) {
      archive.forEach(
          path -> {
            try {
              lines.write(OneLine.of(path) + "\n");
              listed.increment();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    if (listed.sum() == 0) {
      throw new MammoEdgeException(
          ExitCode.IO, archive.root() + ": there are no files; is the archive mounted?");
    }
  }

  private static Dataset<Row> left(
      SparkSession spark, Path listing, Optional<Dataset<Row>> done, FileKeys keys) {
    UDF1<String, String> key = line -> keys.of(OneLine.back(line));
    Dataset<Row> all =
        PlainPaths.read(spark)
            .option("lineSep", "\n")
            .text(listing.toString())
            .withColumn(KEY, functions.udf(key, DataTypes.StringType).apply(functions.col(PATH)))
            .dropDuplicates(KEY);
    return done.map(
            rows -> all.join(rows.select(KEY), all.col(KEY).equalTo(rows.col(KEY)), "left_anti"))
        .orElse(all)
        .select(PATH)
        .sort(PATH);
  }

  /** Writes them, and counts them where they are written. */
  private static long written(Dataset<Row> left, Path todo) throws InterruptedException {
    Observation written = new Observation();
    left.observe(written, functions.count(functions.lit(1)).as(COUNT))
        .write()
        .option("lineSep", "\n")
        // The driver reads lines, whatever Hadoop is configured to compress.
        .option("compression", "none")
        .text(todo.toString());
    return (long) written.getAsJava().get(COUNT);
  }

  private static long lines(FileSystem files, List<Path> parts) throws IOException {
    long lines = 0;
    for (Path part : parts) {
      try (BufferedReader reader = reader(files, part)) {
        lines += reader.lines().count();
      }
    }
    return lines;
  }

  private static BufferedReader reader(FileSystem files, Path file) throws IOException {
    return new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8));
  }

  private static List<Path> parts(FileSystem files, Path folder) throws IOException {
    return Arrays.stream(files.listStatus(folder))
        .map(FileStatus::getPath)
        .filter(file -> file.getName().startsWith("part-"))
        .sorted()
        .toList();
  }

  /** How many files were left at the start. */
  long count() {
    return count;
  }

  /** The next files, at most so many; none at the end. */
  List<String> next(int most) {
    List<String> wave = new ArrayList<>();
    try {
      for (String line = line(); line != null; line = line()) {
        wave.add(OneLine.back(line));
        if (wave.size() == most) {
          break;
        }
      }
    } catch (IOException e) {
      throw unusable(e);
    }
    return wave;
  }

  private String line() throws IOException {
    while (open != null || parts.hasNext()) {
      if (open == null) {
        open = reader(files, parts.next());
      }
      String line = open.readLine();
      if (line != null) {
        return line;
      }
      close();
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private static MammoEdgeException unusable(Exception e) {
    return new MammoEdgeException(
        ExitCode.IO, "the table's folder _work cannot be read or written: " + e.getMessage(), e);
  }
}
