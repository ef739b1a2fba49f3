package io.mammoedge.archive.table;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table of scores: Parquet files in {@code release_digest=…/wave=…}. A wave is written elsewhere
 * and comes to its place by one rename, so that it is there wholly or not at all; what readers see
 * is always right. The file system must rename folders atomically: a local disk, NFS and HDFS do,
 * object stores do not.
 */
public final class ArchiveTable {
  /** Unfinished work; readers of Parquet pass over names with an underscore. */
  private static final String WORK = "_work";

  /** It holds paths, and paths hold names of patients. */
  private static final FsPermission OWNER_ONLY = new FsPermission("700");

  private final SparkSession spark;
  private final Path folder;
  private final FileSystem files;

  /**
   * A table that may not exist yet.
   *
   * @param where a path, or the URI of a folder in a file system of Hadoop
   * @throws MammoEdgeException when there is no such file system
   */
  public ArchiveTable(SparkSession spark, String where) {
    this.spark = spark;
    Path named = new Path(where);
    try {
      this.files = named.getFileSystem(spark.sparkContext().hadoopConfiguration());
      this.folder = files.makeQualified(named);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** The folder of a table on this machine's disks; empty where it lies elsewhere. */
  public static Optional<java.nio.file.Path> onDisk(String where) {
    if (where.startsWith("file:")) {
      return Optional.of(java.nio.file.Path.of(new Path(where).toUri().getPath()));
    }
    return where.contains("://") ? Optional.empty() : Optional.of(java.nio.file.Path.of(where));
  }

  /**
   * Works while every other driver is kept out. Unfinished work is cleared away at any end, and
   * what a killed driver left of it at the next start.
   *
   * @throws MammoEdgeException ({@link ExitCode#EXISTS_ALREADY}) when another one is at work
   */
  public <T> T exclusively(Supplier<T> work) {
    try {
      files.mkdirs(folder);
      TableLock lock = TableLock.take(files, new Path(folder, "_lock"));
      try {
        return inWorkFolder(work);
      } finally {
        lock.giveBack();
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private <T> T inWorkFolder(Supplier<T> work) throws IOException {
    files.delete(work(), true);
    files.mkdirs(work(), OWNER_ONLY);
    try {
      return work.get();
    } finally {
      files.delete(work(), true);
    }
  }

  /** Where it lies. */
  Path folder() {
    return folder;
  }

  /** A folder for what is not part of the table, there while {@link #exclusively} works. */
  public Path work() {
    return new Path(folder, WORK);
  }

  /** The file system it lies in. */
  public FileSystem files() {
    return files;
  }

  /** The rows of one release; empty where there is none yet. */
  public Optional<Dataset<Row>> rows(String digest) {
    Path release = release(digest);
    try {
      if (!files.exists(release)) {
        return Optional.empty();
      }
    } catch (IOException e) {
      throw unusable(e);
    }
    return Optional.of(spark.read().schema(Columns.schema()).parquet(release.toString()));
  }

  /**
   * The rows of the only release, or of the only one that a digest begins to name.
   *
   * @param digest its first digits; "" where there is one release only
   * @throws MammoEdgeException when there is no such release, or more than one
   */
  public Dataset<Row> only(String digest) {
    try {
      List<Path> found = releases(digest);
      if (found.size() != 1) {
        throw new MammoEdgeException(
            ExitCode.USAGE,
            "%s: %s such release in this table; %s"
                .formatted(
                    folder,
                    found.isEmpty() ? "no" : "more than one",
                    "name it with --old-release, --new-release or --digest"));
      }
      return spark.read().schema(Columns.schema()).parquet(found.get(0).toString());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** The folders of all releases. */
  List<Path> releases() throws IOException {
    return releases("");
  }

  private List<Path> releases(String digest) throws IOException {
    FileStatus[] found = files.globStatus(release(digest + "*"));
    return found == null ? List.of() : Arrays.stream(found).map(FileStatus::getPath).toList();
  }

  /**
   * Adds a wave.
   *
   * @param images at least one
   * @throws MammoEdgeException when executors write to a folder that is not the driver's
   */
  public void add(String digest, List<ScoredImage> images) {
    String name = UUID.randomUUID().toString();
    Path part = new Path(work(), name);
    // One file a wave: the rows are small, and millions of files would be a burden of their own.
    spark
        .createDataFrame(Columns.rows(images), Columns.schema())
        .coalesce(1)
        .write()
        .parquet(part.toString());
    try {
      requireShared(images.size(), ParquetRows.in(files, part));
      files.mkdirs(release(digest));
      if (!files.rename(part, new Path(release(digest), Columns.WAVE + "=" + name))) {
        throw new IOException("the folder of a wave cannot be renamed");
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Compares what executors have written with what the driver sees of it.
   *
   * @throws MammoEdgeException ({@link ExitCode#IO}) when that is less
   */
  public void requireShared(long written, long seen) {
    if (written != seen) {
      throw new MammoEdgeException(
          ExitCode.IO,
          "%s: of %d rows that executors wrote the driver sees %d; all machines must share it"
              .formatted(folder, written, seen));
    }
  }

  private Path release(String digest) {
    return new Path(folder, Columns.DIGEST + "=" + digest);
  }

  static MammoEdgeException unusable(IOException e) {
    return new MammoEdgeException(
        ExitCode.IO, "the table cannot be read or written: " + e.getMessage(), e);
  }
}
