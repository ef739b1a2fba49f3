package io.mammoedge.runtime.trust;

import com.google.gson.JsonParseException;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Checks the signature of a release (OMS 1.0, section 8): first that a trusted key made it, then
 * that every file is the signed one, and that there is no other.
 */
public final class ReleaseSignature {
  private final String release;
  private final TrustPolicy trust;

  private ReleaseSignature(String release, TrustPolicy trust) {
    this.release = release;
    this.trust = trust;
  }

  /**
   * Checks.
   *
   * @param bundle the content of {@code signature.json}
   * @param digests SHA-256 by path of every file of the release but that one
   * @param trust whose signatures count
   * @param release named in messages, such as its folder
   * @throws IntegrityException when the signature is none, or not one that counts today, or a file
   *     is not what was signed; the message names the file
   */
  public static SignedBy verify(
      byte[] bundle, SortedMap<String, String> digests, TrustPolicy trust, String release) {
    ReleaseSignature check = new ReleaseSignature(release, trust);
    try {
      Attested attested =
          Attested.open(bundle, trust, release + ": '" + Statement.SIGNATURE_FILE + "'");
      Statement statement = StatementReader.read(attested.payload());
      check.requireSame(statement.resources(), digests);
      check.requireNotRevoked(List.of(statement.sha256(), RootDigest.of(digests)));
      return attested.signedBy();
    } catch (JsonParseException e) {
      throw new IntegrityException(
          release + ": '" + Statement.SIGNATURE_FILE + "': " + e.getMessage(), e);
    }
  }

  private void requireSame(Map<String, String> signed, Map<String, String> found) {
    signed.forEach((name, digest) -> requireSame(name, digest, found.get(name)));
    found.keySet().stream()
        .filter(name -> !signed.containsKey(name))
        .forEach(
            name -> {
              throw refusal(name, "is not covered by the signature");
            });
  }

  private void requireSame(String name, String signed, String found) {
    if (found == null) {
      throw refusal(Printable.of(name), "is missing, though it was signed");
    }
    if (!found.equals(signed)) {
      throw refusal(name, "is not the signed file: its SHA-256 differs");
    }
  }

  private void requireNotRevoked(List<String> roots) {
    roots.stream()
        .flatMap(root -> trust.revocation(root).stream())
        .findFirst()
        .ifPresent(
            revoked -> {
              throw new IntegrityException(
                  release + ": this release was revoked (" + Printable.of(revoked.reason()) + ")");
            });
  }

  private IntegrityException refusal(String name, String what) {
    return new IntegrityException(release + ": '" + name + "' " + what);
  }
}
