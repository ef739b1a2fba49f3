package io.mammoedge.runtime.store;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of all releases.
 *
 * @param directory {@code <store>/<name>/<version>} are the releases
 */
public record Store(Path directory) {
  /** Checks that it is there. */
  public Store {
    if (!Files.isDirectory(directory)) {
      throw new MammoEdgeException(ExitCode.USAGE, directory + ": no such store of releases");
    }
  }

  /** The lines that have a version, or say that they have, by name. */
  public List<Line> lines() {
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(Files::isDirectory)
          .map(Line::new)
          .filter(line -> !line.versions().isEmpty() || line.pointsSomewhere())
          .sorted(Comparator.comparing(Line::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
