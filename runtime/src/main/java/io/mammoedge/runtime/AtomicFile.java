package io.mammoedge.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are either whole or not there: written beside their place, then moved into it. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes {@code content} to {@code file}, replacing what was there; makes its folder where
   * needed.
   *
   * @throws MammoEdgeException ({@link ExitCode#IO}) when the disk refuses
   */
  public static void write(Path file, byte[] content) {
    Path place = file.toAbsolutePath();
    try {
      Files.createDirectories(place.getParent());
      Path sibling = place.resolveSibling("." + UUID.randomUUID() + ".part");
      try {
        Files.write(sibling, content, StandardOpenOption.CREATE_NEW);
        Files.move(
            sibling, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(sibling);
      }
    } catch (IOException e) {
      String why = "%s: cannot be written (%s); check the disk".formatted(file, e.getMessage());
      throw new MammoEdgeException(ExitCode.IO, why, e);
    }
  }
}
