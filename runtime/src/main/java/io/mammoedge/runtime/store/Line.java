package io.mammoedge.runtime.store;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.CurrentFile;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import io.mammoedge.runtime.release.ReleasePaths;
import io.mammoedge.runtime.release.ReleasePlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All versions of one release line.
 *
 * @param directory {@code <store>/<name>}; need not exist
 */
public record Line(Path directory) {
  /** Its name: that of its folder. */
  public String name() {
    return new ReleasePlace(directory, "").name();
  }

  /** The versions that are there, oldest first; drafts of killed exports do not count. */
  public List<Version> versions() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(child -> isThere(child.resolve(ReleasePaths.MANIFEST)))
          .map(child -> child.getFileName().toString())
          .filter(ReleasePaths::isVersion)
          .map(Version::parse)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Where a version stands. */
  public ReleasePlace place(Version version) {
    return new ReleasePlace(directory, version.toString());
  }

  /**
   * The manifest of the newest version before another one; read, not verified. A release proper
   * follows another: what a pre-release tried out was never promised.
   */
  public Optional<Manifest> before(Version version) {
    return versions().stream()
        .filter(other -> other.compareTo(version) < 0)
        .filter(other -> version.isPreRelease() || !other.isPreRelease())
        .reduce((first, second) -> second)
        .map(this::manifest);
  }

  /**
   * What a version says of itself; read, not verified.
   *
   * @throws IntegrityException when it cannot be read, or is another release than the names of the
   *     folders say
   */
  public Manifest manifest(Version version) {
    ReleasePlace place = place(version);
    Manifest manifest = ManifestJson.readFile(place.directory().resolve(ReleasePaths.MANIFEST));
    place.require(manifest);
    return manifest;
  }

  /** Whether there is a file {@code current}, good or not. */
  boolean pointsSomewhere() {
    return isThere(CurrentFile.in(directory));
  }

  /**
   * The version in use, if there is one.
   *
   * @throws IntegrityException when {@code current} is damaged, or names a version that is not
   *     there
   */
  public Optional<Version> current() {
    Optional<Version> current = pointer().current();
    if (current.isPresent() && !versions().contains(current.get())) {
      throw new IntegrityException(
          CurrentFile.in(directory) + ": there is no release " + current.get());
    }
    return current;
  }

  /** Which version is in use, and which were. */
  public Pointer pointer() {
    return new Pointer(directory);
  }

  /**
   * The place of a version, if it is there.
   *
   * @throws MammoEdgeException if not
   */
  public ReleasePlace require(Version version) {
    if (!versions().contains(version)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, directory + ": there is no version " + version + ", only " + versions());
    }
    return place(version);
  }
}
