package io.mammoedge.runtime.release;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** From what a user names to a version directory. */
final class ReleaseLocator {
  private ReleaseLocator() {}

  static Path locate(Path named) {
    if (!Files.isDirectory(named)) {
      throw new MammoEdgeException(ExitCode.USAGE, named + ": no such release directory");
    }
    Path path = real(named);
    if (Files.exists(path.resolve(ReleasePaths.MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
      return path;
    }
    Path current = path.resolve(ReleasePaths.CURRENT);
    if (!Files.isRegularFile(current, LinkOption.NOFOLLOW_LINKS)) {
      throw new IntegrityException(
          path + ": neither a release (manifest.json) nor a release line (current)");
    }
    return version(path, current);
  }

  /** A link to a release is one way to deploy it; links inside a release are refused. */
  private static Path real(Path named) {
    try {
      return Files.isSymbolicLink(named) ? named.toRealPath() : named;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path version(Path line, Path current) {
    String version = ManifestJson.text(current).strip();
    if (!ReleasePaths.isVersion(version)) {
      throw new IntegrityException(current + ": '" + Printable.of(version) + "' is not a version");
    }
    Path directory = line.resolve(version);
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(directory.resolve(ReleasePaths.MANIFEST))) {
      throw new IntegrityException(current + ": there is no release " + version);
    }
    return directory;
  }
}
