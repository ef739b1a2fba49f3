package io.mammoedge.validation.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fills a disk to its last byte, and gives it back. */
final class Ballast {
  /** A larger disk is not filled: it may be somebody's. */
  private static final long LARGEST = 4L << 30;

  private final Path file;

  /**
   * Ballast.
   *
   * @param folder on the disk
   */
  Ballast(Path folder) {
    this.file = folder.resolve("ballast");
  }

  /** Whether the disk is small enough, and so was made for this. */
  boolean isPossible() throws IOException {
    return Files.getFileStore(file.getParent()).getTotalSpace() <= LARGEST;
  }

  /** Until nothing more fits. */
  void load() {
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      // That was the last byte.
    }
  }

  void drop() throws IOException {
    Files.deleteIfExists(file);
  }
}
