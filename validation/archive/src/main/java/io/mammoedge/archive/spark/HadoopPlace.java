package io.mammoedge.archive.spark;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A place in one of Hadoop's file systems, and that file system.
 *
 * @param files the file system
 * @param path with its scheme and authority
 */
public record HadoopPlace(FileSystem files, Path path) {
  /**
   * The place that a user named.
   *
   * @param where a path, or a URI
   * @throws MammoEdgeException ({@link ExitCode#USAGE}) when it is neither, or there is no such
   *     file system
   */
  public static HadoopPlace of(String where, Configuration hadoop) {
    Path path = path(where);
    try {
      FileSystem files = fileSystem(path, hadoop);
      return new HadoopPlace(files, files.makeQualified(path));
    } catch (IOException | IllegalArgumentException e) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "%s: no file system for it (%s)".formatted(where, e.getMessage()), e);
    }
  }

  private static Path path(String where) {
    try {
      return new Path(where);
    } catch (IllegalArgumentException e) {
      throw none(where, e);
    }
  }

  /** What is said of a text that is no place. */
  public static MammoEdgeException none(String where, IllegalArgumentException why) {
    return new MammoEdgeException(
        ExitCode.USAGE, "'%s': no path, and no URI of a place".formatted(where), why);
  }

  /**
   * The file system of a path.
   *
   * @throws IOException also where this machine has no jar with its class: Hadoop wraps that in a
   *     bare RuntimeException
   * @throws IllegalArgumentException when the path's authority is none, or a host that nobody knows
   */
  public static FileSystem fileSystem(Path path, Configuration hadoop) throws IOException {
    try {
      return path.getFileSystem(hadoop);
    } catch (RuntimeException e) {
      if (isOfMissingClass(e)) {
        throw new IOException(e.getMessage(), e);
      }
      throw e;
    }
  }

  /** What is of another kind is a defect, or the caller's, and goes on as it is. */
  private static boolean isOfMissingClass(RuntimeException thrown) {
    return Stream.iterate((Throwable) thrown, Objects::nonNull, Throwable::getCause)
        .anyMatch(ClassNotFoundException.class::isInstance);
  }

  /** The place on this machine's disks; empty where it lies elsewhere. */
  public Optional<java.nio.file.Path> onDisk() {
    return files.getUri().getScheme().equals("file")
        ? Optional.of(java.nio.file.Path.of(path.toUri().getPath()))
        : Optional.empty();
  }
}
