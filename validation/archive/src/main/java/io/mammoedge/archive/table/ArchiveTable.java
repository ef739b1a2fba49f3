package io.mammoedge.archive.table;

import io.mammoedge.archive.spark.HadoopPlace;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table of scores: Parquet files in {@code release_digest=…/wave=…}. A wave is written elsewhere
 * and comes to its place by one rename, so that it is there wholly or not at all; what readers see
 * is always right, but for the moment in which a wave is replaced ({@link RefusedRows}). The file
 * system must rename folders atomically: a local disk, NFS and HDFS do, object stores do not.
 */
public final class ArchiveTable {
  /** Unfinished work; readers of Parquet pass over names with an underscore. */
  private static final String WORK = "_work";

  private static final Set<String> RENAMING = Set.of("file", "hdfs", "viewfs");

  /** It holds paths, and paths hold names of patients. */
  private static final FsPermission OWNER_ONLY = new FsPermission("700");

  private final SparkSession spark;
  private final Path folder;
  private final FileSystem files;
  private final Renames renames;
  private final Releases releases;
  private boolean isMine;

  /**
   * A table that may not exist yet.
   *
   * @param where a path, or the URI of a folder in a file system of Hadoop
   * @throws MammoEdgeException when there is no such file system
   */
  public ArchiveTable(SparkSession spark, String where) {
    this(spark, where, Disk.REAL);
  }

  ArchiveTable(SparkSession spark, String where, Disk disk) {
    this.spark = spark;
    HadoopPlace place = HadoopPlace.of(where, spark.sparkContext().hadoopConfiguration());
    this.files = place.files();
    this.folder = place.path();
    this.renames = new Renames(files, disk);
    this.releases = new Releases(spark, files, folder);
  }

  /**
   * As the constructor, for one that is going to be written.
   *
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when its file system copies folders instead
   *     of renaming them, as object stores do: a reader would see half a wave
   */
  public static ArchiveTable forWriting(SparkSession spark, String where) {
    String scheme = scheme(where, spark.sparkContext().hadoopConfiguration());
    if (!RENAMING.contains(scheme)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "%s: a table must lie in file, hdfs or viewfs; %s does not rename whole folders at once"
              .formatted(where, scheme));
    }
    return new ArchiveTable(spark, where);
  }

  private static String scheme(String where, Configuration hadoop) {
    try {
      String named = new Path(where).toUri().getScheme();
      return named == null ? FileSystem.getDefaultUri(hadoop).getScheme() : named;
    } catch (IllegalArgumentException e) {
      throw HadoopPlace.none(where, e);
    }
  }

  /** Its folder on this machine's disks; empty where Hadoop's configuration puts it elsewhere. */
  public Optional<java.nio.file.Path> onDisk() {
    return new HadoopPlace(files, folder).onDisk();
  }

  /**
   * Works while every other driver is kept out; within such work it just works. A replacement that
   * was cut off is ended first. Unfinished work is cleared away in the end, and what a driver that
   * was killed or stopped left of it at the next start.
   *
   * @throws MammoEdgeException ({@link ExitCode#EXISTS_ALREADY}) when another one is at work
   */
  public <T> T exclusively(Supplier<T> work) {
    if (isMine) {
      return work.get();
    }
    try {
      renames.makeFolder(folder);
      TableLock lock = TableLock.take(files, new Path(folder, "_lock"));
      try {
        isMine = true;
        mend();
        return inWorkFolder(work);
      } finally {
        isMine = false;
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
  public Path folder() {
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
    try {
      return releases.rows(digest);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * The rows of the only release, or of the only one that a digest begins to name.
   *
   * @param digest its first digits; "" where there is one release only
   * @throws MammoEdgeException when there is no such release, or more than one; ({@link
   *     ExitCode#EXISTS_ALREADY}) while a wave is not in its place
   */
  public Dataset<Row> only(String digest) {
    try {
      if (replacement().isUnderWay()) {
        throw new MammoEdgeException(
            ExitCode.EXISTS_ALREADY,
            folder + ": a wave is being replaced; wait for score --again, or run score once more");
      }
      return releases.only(digest);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Adds a wave.
   *
   * @param images at least one
   * @throws MammoEdgeException when executors write to a folder that is not the driver's
   */
  public void add(String digest, List<ScoredImage> images) {
    Path part = write(Columns.rows(images));
    try {
      renames.makeFolder(releases.folder(digest));
      renames.publish(part, releases.wave(digest, part.getName()));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Writes rows to a folder that is not part of the table. */
  Path write(List<Row> rows) {
    Path part = new Path(work(), UUID.randomUUID().toString());
    // One file a wave: the rows are small, and millions of files would be a burden of their own.
    spark.createDataFrame(rows, Columns.schema()).coalesce(1).write().parquet(part.toString());
    try {
      requireShared(rows.size(), ParquetRows.in(files, part));
    } catch (IOException e) {
      throw unusable(e);
    }
    return part;
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

  /** Nothing that was replaced is left. */
  void mend() {
    try {
      replacement().mend();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  Releases releases() {
    return releases;
  }

  Renames renames() {
    return renames;
  }

  Replacement replacement() {
    return new Replacement(files, folder, renames);
  }

  static MammoEdgeException unusable(IOException e) {
    return new MammoEdgeException(
        ExitCode.IO, "the table cannot be read or written: " + e.getMessage(), e);
  }
}
