package io.mammoedge.validation.benchmark.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Programs in other languages that lie beside the classes. */
final class Resources {
  private Resources() {}

  /**
   * Copies one into a folder.
   *
   * @param name relative to this package
   */
  static Path copy(String name, Path folder) throws IOException {
    Path copy = folder.resolve(Path.of(name).getFileName().toString());
    if (!Files.exists(copy)) {
      try (InputStream in = Resources.class.getResourceAsStream(name)) {
        Files.copy(Objects.requireNonNull(in, name), copy);
      }
    }
    return copy;
  }
}
