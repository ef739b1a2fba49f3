package io.mammoedge.runtime.serve.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The folder where bodies wait. It belongs to one node: what a killed one left there is deleted at
 * the start, as it may show a patient.
 *
 * @param folder that exists
 * @param temporary whether the folder itself is deleted at the end
 */
public record Desk(Path folder, boolean temporary) implements AutoCloseable {
  private static final String PREFIX = "upload";
  private static final String SUFFIX = ".tmp";

  /** Checks for null. */
  public Desk {
    Objects.requireNonNull(folder, "folder is null");
  }

  /** Deletes what an earlier node left. */
  public void clear() {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, empty file that only this user can read. */
  Path newFile() throws IOException {
    return Files.createTempFile(folder, PREFIX, SUFFIX);
  }

  @Override
  public void close() {
    clear();
    if (temporary) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
