package io.mammoedge.archive.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a path leads, links followed, whether there is anything at its end or not. */
final class RealPath {
  private RealPath() {}

  static Path of(Path path) {
    Path there = path.toAbsolutePath().normalize();
    try {
      if (Files.exists(there) || there.getParent() == null) {
        return there.toRealPath();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(there.getParent()).resolve(there.getFileName());
  }
}
