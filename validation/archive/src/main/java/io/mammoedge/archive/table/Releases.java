package io.mammoedge.archive.table;

import io.mammoedge.archive.spark.PlainPaths;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The releases that a table has rows of: each its folder, with a folder for each wave. */
final class Releases {
  private final SparkSession spark;
  private final FileSystem files;
  private final Path table;

  Releases(SparkSession spark, FileSystem files, Path table) {
    this.spark = spark;
    this.files = files;
    this.table = table;
  }

  /** The folder of a release, which may not exist yet. */
  Path folder(String digest) {
    return new Path(table, Columns.DIGEST + "=" + digest);
  }

  /** The folder of a wave, which may not exist yet. */
  Path wave(String digest, String name) {
    return new Path(folder(digest), Columns.WAVE + "=" + name);
  }

  /**
   * Whether there is any wave.
   *
   * @param digest of a release, or "" for all of them
   */
  boolean hasWaves(String digest) throws IOException {
    for (Path release : named(digest)) {
      if (!Folders.in(files, release, Columns.WAVE + "=").isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The rows of one release; empty where there is none yet. */
  Optional<Dataset<Row>> rows(String digest) throws IOException {
    return files.exists(folder(digest)) ? Optional.of(read(folder(digest))) : Optional.empty();
  }

  /**
   * The rows of the only release, or of the only one that a digest begins to name.
   *
   * @param digest its first digits; "" where there is one release only
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when there is no such release, or more than
   *     one
   */
  Dataset<Row> only(String digest) throws IOException {
    List<Path> found = named(digest);
    if (found.size() == 1) {
      return read(found.get(0));
    }
    if (named("").isEmpty()) {
      throw usage("there is no table of scores");
    }
    String which = found.isEmpty() ? "no release with this digest" : "more than one such release";
    throw usage(which + " in this table; name it with --old-release, --new-release or --digest");
  }

  private MammoEdgeException usage(String what) {
    return new MammoEdgeException(ExitCode.USAGE, table + ": " + what);
  }

  /** Rows of one wave. */
  List<Row> rowsOf(Path wave, Column which) {
    return read(wave).filter(which).collectAsList();
  }

  private List<Path> named(String digest) throws IOException {
    return Folders.in(files, table, Columns.DIGEST + "=" + digest);
  }

  private Dataset<Row> read(Path folder) {
    return PlainPaths.read(spark).schema(Columns.schema()).parquet(folder.toString());
  }
}
