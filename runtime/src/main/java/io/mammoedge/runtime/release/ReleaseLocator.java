package io.mammoedge.runtime.release;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** From what a user names to a version directory. */
final class ReleaseLocator {
  private ReleaseLocator() {}

  /**
   * A version directory.
   *
   * @param directory of the release
   * @param place which release it must be; empty where a version's folder was named itself
   */
  record Located(Path directory, Optional<ReleasePlace> place) {
    /** The release, verified, if it is the one that belongs there. */
    Release required(Release verified) {
      place.ifPresent(expected -> expected.require(verified.manifest()));
      return verified;
    }
  }

  static Located locate(Path named) {
    if (!Files.isDirectory(named)) {
      throw new MammoEdgeException(ExitCode.USAGE, named + ": no such release directory");
    }
    Path path = real(named);
    if (Files.exists(path.resolve(ReleasePaths.MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
      return new Located(path, Optional.empty());
    }
    String version =
        CurrentFile.read(path)
            .orElseThrow(
                () ->
                    new IntegrityException(
                        path + ": neither a release (manifest.json) nor a release line (current)"));
    return in(new ReleasePlace(path, version), CurrentFile.in(path));
  }

  /** The release of a place; a message names the source that said it is there. */
  static Located in(ReleasePlace place, Path source) {
    Path directory = place.directory();
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(
            directory.resolve(ReleasePaths.MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
      throw new IntegrityException(source + ": there is no release " + place.version());
    }
    return new Located(directory, Optional.of(place));
  }

  /** A link to a release is one way to deploy it; links inside a release are refused. */
  private static Path real(Path named) {
    try {
      return Files.isSymbolicLink(named) ? named.toRealPath() : named;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
