package io.mammoedge.archive.session;

import io.mammoedge.archive.spark.Sparks;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkFiles;
import org.apache.spark.sql.SparkSession;

/**
 * A release on its way to the executors. In one process they read the driver's folder; on a cluster
 * Spark brings them a zip file and unpacks it, once for each, so no folder has to be shared.
 */
public final class ReleaseShipment implements AutoCloseable {
  private final ReleaseSource source;
  private final Path zip;

  private ReleaseShipment(ReleaseSource source, Path zip) {
    this.source = source;
    this.zip = zip;
  }

  /**
   * Sends a verified release.
   *
   * @param options how it is used; the threads are those of one task
   * @throws IOException when there is no room for the zip file
   */
  public static ReleaseShipment of(SparkSession spark, Release release, ScoreOptions options)
      throws IOException {
    String digest = release.seal().sha256();
    if (Sparks.isLocal(spark.sparkContext().master())) {
      String folder = release.directory().toAbsolutePath().toString();
      return new ReleaseShipment(new ReleaseSource(folder, false, digest, options), null);
    }
    String name = "release-" + digest;
    Path zip = packed(release.directory());
    spark.sparkContext().addArchive(zip + "#" + name);
    return new ReleaseShipment(new ReleaseSource(name, true, digest, options), zip);
  }

  /** In the driver's own folder, which Spark clears away. */
  private static Path packed(Path folder) throws IOException {
    Path own = Path.of(SparkFiles.getRootDirectory());
    Path zip = Files.createTempFile(own, "mammoedge-release-", ".zip");
    try {
      pack(folder, zip);
      return zip;
    } catch (IOException e) {
      Files.deleteIfExists(zip);
      throw e;
    }
  }

  private static void pack(Path folder, Path zip) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out);
        Stream<Path> all = Files.walk(folder)) {
      // Weights do not become smaller.
      packed.setLevel(Deflater.NO_COMPRESSION);
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        packed.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, packed);
        packed.closeEntry();
      }
    }
  }

  /** What tasks are told. */
  public ReleaseSource source() {
    return source;
  }

  /** Removes the driver's copy. */
  @Override
  public void close() throws IOException {
    if (zip != null) {
      Files.deleteIfExists(zip);
    }
  }
}
