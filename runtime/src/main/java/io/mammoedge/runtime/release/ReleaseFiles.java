package io.mammoedge.runtime.release;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.release.Manifest.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a release directory and their digests, for the one who writes a release. */
public final class ReleaseFiles {
  /** They hold the digests themselves, or are made from them. */
  private static final Set<String> NOT_IN_MANIFEST =
      Set.of(ReleasePaths.MANIFEST, ReleasePaths.SUMS, ReleasePaths.SIGNATURE);

  private static final Set<String> NOT_IN_SUMS = Set.of(ReleasePaths.SUMS, ReleasePaths.SIGNATURE);

  private ReleaseFiles() {}

  /**
   * What belongs into {@link Manifest#files}: every file below the directory but {@code
   * manifest.json}, {@code SHA256SUMS} and {@code signature.json}, by relative path with {@code /}.
   *
   * @throws IntegrityException when there is a symbolic link or a name that a release may not hold
   * @throws UncheckedIOException when a file cannot be read
   */
  public static SortedMap<String, FileDigest> digests(Path directory) {
    return digests(directory, NOT_IN_MANIFEST);
  }

  /**
   * The text of {@code SHA256SUMS}: every file but itself and {@code signature.json}, in the format
   * of {@code sha256sum}, sorted by path.
   */
  public static String sums(Path directory) {
    return digests(directory, NOT_IN_SUMS).entrySet().stream()
        .map(file -> file.getValue().sha256() + "  " + file.getKey() + "\n")
        .collect(Collectors.joining());
  }

  /** Writes {@code SHA256SUMS}; {@code manifest.json} must be in place before. */
  public static void writeSums(Path directory) {
    AtomicFile.write(
        directory.resolve(ReleasePaths.SUMS), sums(directory).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes {@code manifest.json} with the digests of the directory's files and returns it. */
  public static Manifest writeManifest(Path directory, Manifest core) {
    Manifest manifest = core.withFiles(digests(directory));
    AtomicFile.write(
        directory.resolve(ReleasePaths.MANIFEST),
        ManifestJson.write(manifest).getBytes(StandardCharsets.UTF_8));
    return manifest;
  }

  /** Every regular file by relative path; links and odd names are refused. */
  static SortedMap<String, Path> list(Path directory) {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      walk.filter(path -> !path.equals(directory)).forEach(path -> add(files, directory, path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static void add(Map<String, Path> files, Path directory, Path path) {
    String name = directory.relativize(path).toString().replace('\\', '/');
    ReleasePaths.requireSafe(name, directory.toString());
    if (Files.isSymbolicLink(path)) {
      throw new IntegrityException(
          directory + ": '" + name + "' is a symbolic link, which a release may not hold");
    }
    if (Files.isRegularFile(path)) {
      files.put(name, path);
    } else if (!Files.isDirectory(path)) {
      throw new IntegrityException(directory + ": '" + name + "' is not a plain file");
    }
  }

  private static SortedMap<String, FileDigest> digests(Path directory, Set<String> without) {
    return digests(list(directory), without);
  }

  /** What a signature covers, of files already listed. */
  static SortedMap<String, FileDigest> digestsWithoutSignature(SortedMap<String, Path> files) {
    return digests(files, Set.of(ReleasePaths.SIGNATURE));
  }

  private static SortedMap<String, FileDigest> digests(
      SortedMap<String, Path> files, Set<String> without) {
    SortedMap<String, FileDigest> digests = new TreeMap<>();
    files.forEach(
        (name, path) -> {
          if (!without.contains(name)) {
            digests.put(name, digest(path));
          }
        });
    return digests;
  }

  private static FileDigest digest(Path file) {
    try {
      return new FileDigest(Digests.sha256(file), Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
