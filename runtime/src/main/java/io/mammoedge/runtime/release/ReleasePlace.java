package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A version's folder in its line, {@code <line>/<version>}. Its release must be the one that the
 * names of the two folders say: an old release copied to the place of a newer one holds, and is
 * signed, but is not what was asked for.
 *
 * @param line folder of the line
 * @param version name of the folder in it
 */
public record ReleasePlace(Path line, String version) {
  /** Where the release is. */
  public Path directory() {
    return line.resolve(version);
  }

  /** The line's name: that of its folder on the disk, whatever link or {@code ..} led there. */
  public String name() {
    try {
      Path real = Files.exists(line) ? line.toRealPath() : line.toAbsolutePath().normalize();
      return real.getNameCount() == 0 ? "" : real.getFileName().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compares a manifest's name and version with those of the folders.
   *
   * @throws IntegrityException when they differ; the message has both
   */
  public void require(Manifest manifest) {
    String place = name() + " " + version;
    String found = manifest.name() + " " + manifest.version();
    if (!found.equals(place)) {
      throw new IntegrityException(
          directory() + ": holds the release " + found + " in the place of " + place);
    }
  }
}
