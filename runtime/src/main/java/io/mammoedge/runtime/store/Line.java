package io.mammoedge.runtime.store;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.ManifestJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
  private static final String MANIFEST = "manifest.json";

  /** Its name. */
  public String name() {
    return directory.toAbsolutePath().normalize().getFileName().toString();
  }

  /** The versions that are there, oldest first; drafts of killed exports do not count. */
  public List<Version> versions() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(child -> Files.isRegularFile(child.resolve(MANIFEST)))
          .map(child -> child.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .flatMap(name -> version(name).stream())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Version> version(String name) {
    try {
      return Optional.of(Version.parse(name));
    } catch (MammoEdgeException noVersion) {
      return Optional.empty();
    }
  }

  /** Where a version stands. */
  public Path directory(Version version) {
    return directory.resolve(version.toString());
  }

  /** The manifest of the newest version before another one; read, not verified. */
  public Optional<Manifest> before(Version version) {
    return versions().stream()
        .filter(other -> other.compareTo(version) < 0)
        .reduce((first, second) -> second)
        .map(this::manifest);
  }

  /** What a version says of itself; read, not verified. */
  public Manifest manifest(Version version) {
    return ManifestJson.readFile(directory(version).resolve(MANIFEST));
  }

  /** Which version is in use, and which were. */
  public Pointer pointer() {
    return new Pointer(directory);
  }

  /**
   * The version, if it is there.
   *
   * @throws MammoEdgeException if not
   */
  public Version require(String version) {
    Version wanted = Version.parse(version);
    if (!versions().contains(wanted)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, directory + ": there is no version " + wanted + ", only " + versions());
    }
    return wanted;
  }
}
