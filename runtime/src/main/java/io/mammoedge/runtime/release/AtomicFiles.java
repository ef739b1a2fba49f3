package io.mammoedge.runtime.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there as a whole or not at all: written beside their place, then moved. */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes text as UTF-8. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes, replacing a file of that name.
   *
   * @throws UncheckedIOException when the disk refuses; nothing is left behind then
   */
  public static void write(Path file, byte[] bytes) {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try {
        Files.write(temporary, bytes);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
