package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.release.Manifest.FileDigest;
import io.mammoedge.runtime.trust.ReleaseSignature;
import io.mammoedge.runtime.trust.RootDigest;
import io.mammoedge.runtime.trust.SignedBy;
import io.mammoedge.runtime.trust.TrustPolicy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Compares a directory with its signature, its {@code SHA256SUMS} and {@code manifest.json}, file
 * by file, and the manifest with the copy inside each model.
 */
final class ReleaseVerifier {
  private final Path directory;
  private final DigestedFiles files;

  ReleaseVerifier(Path directory) {
    this.directory = directory;
    this.files = new DigestedFiles(directory);
  }

  /**
   * Verifies.
   *
   * @param trust whose signatures count; null where the signature is not looked at
   */
  Release verify(TrustPolicy trust) {
    SignedBy signedBy = trust == null ? null : signature(trust);
    Manifest manifest = manifest();
    String root = RootDigest.of(files.sha256());
    return new Release(
        directory, manifest, new Seal(root, files.has(ReleasePaths.SIGNATURE), signedBy));
  }

  /** SHA-256 by path, of every file but the signature: what is signed. */
  SortedMap<String, String> sha256() {
    return files.sha256();
  }

  /** Before anything is parsed: a file that was not signed does not get that far. */
  private SignedBy signature(TrustPolicy trust) {
    if (!files.has(ReleasePaths.SIGNATURE)) {
      throw new IntegrityException(
          directory + ": not signed: there is no '" + ReleasePaths.SIGNATURE + "'");
    }
    byte[] bundle = SmallFile.bytes(files.require(ReleasePaths.SIGNATURE));
    return ReleaseSignature.verify(bundle, files.sha256(), trust, directory.toString());
  }

  private Manifest manifest() {
    Path file = files.require(ReleasePaths.MANIFEST);
    sums();
    String text = files.text(ReleasePaths.MANIFEST);
    Manifest manifest = ManifestJson.read(text, file.toString());
    listed(manifest);
    manifest.variants().values().forEach(model -> model(model, text));
    return manifest;
  }

  private void sums() {
    Path file = files.require(ReleasePaths.SUMS);
    Map<String, String> sums = Sums.read(files.text(ReleasePaths.SUMS), file.toString());
    SortedMap<String, FileDigest> found = files.without(ReleasePaths.SUMS);
    sums.keySet().forEach(files::require);
    found.forEach((name, digest) -> requireSum(name, digest, sums.get(name)));
    requireNoMore(sums.keySet(), found.keySet(), ReleasePaths.SUMS);
  }

  private void requireSum(String name, FileDigest found, String sum) {
    if (sum == null) {
      throw files.refusal(name, "is not listed in SHA256SUMS");
    }
    if (!sum.equals(found.sha256())) {
      throw files.refusal(name, "is not the published file: its SHA-256 differs");
    }
  }

  private void listed(Manifest manifest) {
    if (manifest.files() == null) {
      throw files.refusal(ReleasePaths.MANIFEST, "has no 'files'");
    }
    SortedMap<String, FileDigest> found = files.without(ReleasePaths.SUMS, ReleasePaths.MANIFEST);
    manifest.files().keySet().forEach(files::require);
    found.forEach((name, digest) -> requireListed(name, digest, manifest.files().get(name)));
    requireNoMore(manifest.files().keySet(), found.keySet(), ReleasePaths.MANIFEST);
  }

  private void requireListed(String name, FileDigest found, FileDigest listed) {
    if (listed == null) {
      throw files.refusal(name, "is not listed in manifest.json");
    }
    if (!listed.equals(found)) {
      throw files.refusal(name, "differs from its entry in manifest.json");
    }
  }

  /** A list that names itself or the signature cannot be true. */
  private void requireNoMore(Set<String> listed, Set<String> found, String list) {
    if (!found.containsAll(listed)) {
      throw files.refusal(list, "lists a file that it cannot cover");
    }
  }

  private void model(String name, String manifestText) {
    String source = files.require(name).toString();
    ModelFacts facts =
        files.stream(name, (content, length) -> ModelGuard.inspect(content, length, source));
    String embedded = facts.metadata().get(Manifest.METADATA_KEY);
    if (embedded == null) {
      throw files.refusal(name, "carries no manifest");
    }
    if (!ManifestJson.sameCore(manifestText, embedded, source)) {
      throw files.refusal(name, "carries another manifest than manifest.json");
    }
  }
}
