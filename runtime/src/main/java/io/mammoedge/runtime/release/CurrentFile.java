package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code current} of a release line: one line with the version in use. */
public final class CurrentFile {
  private CurrentFile() {}

  /** Where it is. */
  public static Path in(Path line) {
    return line.resolve(ReleasePaths.CURRENT);
  }

  /**
   * What it names; empty where there is none.
   *
   * @throws IntegrityException when it is no plain file, or names no version
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public static Optional<String> read(Path line) {
    Path file = in(line);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    String version = SmallFile.text(file).strip();
    if (!ReleasePaths.isVersion(version)) {
      throw new IntegrityException(file + ": '" + Printable.of(version) + "' is not a version");
    }
    return Optional.of(version);
  }
}
