package io.mammoedge.trainer.dataset;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are either there as a whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes to a temporary sibling and moves it into place; folders are made as needed.
   *
   * @throws MammoEdgeException when writing fails
   */
  public static void write(Path file, byte[] content) {
    Path parent = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(parent);
      Path part = Files.createTempFile(parent, "." + file.getFileName(), ".part");
      try {
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new MammoEdgeException(
          ExitCode.IO, file + ": cannot be written; is the disk full? (" + e.getMessage() + ")", e);
    }
  }

  /** As above, for text in UTF-8. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
