package io.mammoedge.archive.score;

import io.mammoedge.archive.spark.HadoopPlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkFiles;

/**
 * An object of another file system, copied to a temporary file of this executor, where a
 * mammogram's reader can jump about in it. Closing it removes the file.
 *
 * @param file the copy
 */
record ObjectCopy(Path file) implements AutoCloseable {
  private static final int PART = 1 << 16;

  /**
   * Fetches an object.
   *
   * @throws IOException when it cannot be read
   * @throws UncheckedIOException when the machine is at fault: it does not know the file system, or
   *     has no room
   */
  static ObjectCopy of(String name, Configuration hadoop) throws IOException {
    ObjectCopy copy = new ObjectCopy(temporary());
    try (InputStream object = open(new org.apache.hadoop.fs.Path(name), hadoop)) {
      copy.fill(object);
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static InputStream open(org.apache.hadoop.fs.Path there, Configuration hadoop)
      throws IOException {
    return fileSystem(there, hadoop).open(there);
  }

  private static FileSystem fileSystem(org.apache.hadoop.fs.Path there, Configuration hadoop) {
    try {
      return HadoopPlace.fileSystem(there, hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      // A host that this machine does not know.
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /** In the executor's own folder, which Spark clears away when the executor ends by itself. */
  private static Path temporary() {
    try {
      Path own = Path.of(SparkFiles.getRootDirectory());
      return Files.createTempFile(own, "mammoedge-archive-", ".dcm");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(InputStream object) throws IOException {
    byte[] part = new byte[PART];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int length = object.read(part); length >= 0; length = object.read(part)) {
        write(out, part, length);
      }
    }
  }

  private static void write(OutputStream out, byte[] part, int length) {
    try {
      out.write(part, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
