package io.mammoedge.archive.score;

import io.mammoedge.archive.spark.HadoopPlace;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What the driver can read, to tell a file that is gone from a machine that does not see it.
 *
 * @param hadoop settings of other file systems
 */
record DriverSight(Configuration hadoop) {
  /**
   * Whether this machine can read a file that another one has refused.
   *
   * @param path as {@link ArchiveFiles} told it
   * @param refusal of the other machine
   */
  boolean contradicts(String path, String refusal) {
    if (!Refusal.isOfTheDisk(refusal)) {
      return false;
    }
    try (InputStream file = open(path)) {
      // To its end: the other machine may have met a damaged sector.
      file.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Only a file, since a pipe would be waited for. */
  private InputStream open(String path) throws IOException {
    if (ArchiveFiles.isRemote(path)) {
      Path there = new Path(path);
      return HadoopPlace.fileSystem(there, hadoop).open(there);
    }
    java.nio.file.Path there = LocalName.path(path);
    if (!Files.isRegularFile(there)) {
      throw new NoSuchFileException(path);
    }
    return Files.newInputStream(there);
  }
}
