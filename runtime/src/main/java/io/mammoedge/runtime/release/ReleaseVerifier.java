package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.release.Manifest.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Compares a directory with its {@code SHA256SUMS} and {@code manifest.json}, file by file, and the
 * manifest with the copy inside each model.
 */
final class ReleaseVerifier {
  private final Path directory;
  private final SortedMap<String, Path> files;

  ReleaseVerifier(Path directory) {
    this.directory = directory;
    this.files = ReleaseFiles.list(directory);
  }

  Manifest verify() {
    requireFile(ReleasePaths.SUMS);
    String text = ManifestJson.text(requireFile(ReleasePaths.MANIFEST));
    SortedMap<String, FileDigest> found = ReleaseFiles.digestsWithManifest(files);
    sums(found);
    Manifest manifest = ManifestJson.read(text, files.get(ReleasePaths.MANIFEST).toString());
    found.remove(ReleasePaths.MANIFEST);
    listed(manifest, found);
    manifest.variants().values().forEach(model -> model(model, text));
    return manifest;
  }

  private void sums(Map<String, FileDigest> found) {
    Map<String, String> sums = Sums.read(files.get(ReleasePaths.SUMS));
    sums.keySet().forEach(this::requireFile);
    found.forEach((name, digest) -> requireSum(name, digest, sums.get(name)));
    requireNoMore(sums.keySet(), found.keySet(), ReleasePaths.SUMS);
  }

  private void requireSum(String name, FileDigest found, String sum) {
    if (sum == null) {
      throw refusal(name, "is not listed in SHA256SUMS");
    }
    if (!sum.equals(found.sha256())) {
      throw refusal(name, "is not the published file: its SHA-256 differs");
    }
  }

  private void listed(Manifest manifest, Map<String, FileDigest> found) {
    if (manifest.files() == null) {
      throw refusal(ReleasePaths.MANIFEST, "has no 'files'");
    }
    manifest.files().keySet().forEach(this::requireFile);
    found.forEach((name, digest) -> requireListed(name, digest, manifest.files().get(name)));
    requireNoMore(manifest.files().keySet(), found.keySet(), ReleasePaths.MANIFEST);
  }

  private void requireListed(String name, FileDigest found, FileDigest listed) {
    if (listed == null) {
      throw refusal(name, "is not listed in manifest.json");
    }
    if (!listed.equals(found)) {
      throw refusal(name, "differs from its entry in manifest.json");
    }
  }

  /** A list that names itself or the signature cannot be true. */
  private void requireNoMore(Set<String> listed, Set<String> found, String list) {
    if (!found.containsAll(listed)) {
      throw refusal(list, "lists a file that it cannot cover");
    }
  }

  private void model(String name, String manifestText) {
    Path file = requireFile(name);
    Map<String, String> metadata = ModelGuard.inspect(read(file), file.toString()).metadata();
    String embedded = metadata.get(Manifest.METADATA_KEY);
    if (embedded == null) {
      throw refusal(name, "carries no manifest");
    }
    if (!ManifestJson.sameCore(manifestText, embedded, file.toString())) {
      throw refusal(name, "carries another manifest than manifest.json");
    }
  }

  private Path requireFile(String name) {
    Path file = files.get(name);
    if (file == null) {
      throw refusal(name, "is missing");
    }
    return file;
  }

  private IntegrityException refusal(String name, String what) {
    return new IntegrityException(directory + ": '" + name + "' " + what);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
