package io.mammoedge.trainer.dataset;

import java.nio.file.Path;

/** File names in a set's tables. Tables come from others: none may lead out of the set's folder. */
final class TablePath {
  private TablePath() {}

  /**
   * Reads a path relative to the set's folder.
   *
   * @return without {@code .} and {@code ..}
   * @throws IllegalArgumentException when it is empty, absolute, or leads outside
   */
  static Path of(String text) {
    Path path = Path.of(text.strip()).normalize();
    if (path.toString().isEmpty() || path.isAbsolute() || path.startsWith("..")) {
      throw new IllegalArgumentException(
          "'" + text.strip() + "' names no file inside the folder; write a path relative to it");
    }
    return path;
  }
}
