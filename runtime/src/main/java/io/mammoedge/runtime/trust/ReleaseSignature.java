package io.mammoedge.runtime.trust;

import com.google.gson.JsonParseException;
import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import java.time.Clock;
import java.time.LocalDate;
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
      Bundle read = Bundle.read(bundle);
      TrustedKey key = check.signer(read);
      check.requireTrusted(key);
      Statement statement = StatementReader.read(read.payload());
      check.requireSame(statement.resources(), digests);
      check.requireNotRevoked(List.of(statement.sha256(), RootDigest.of(digests)));
      return new SignedBy(key.name(), key.fingerprint());
    } catch (JsonParseException e) {
      throw new IntegrityException(
          release + ": '" + Statement.SIGNATURE_FILE + "': " + e.getMessage(), e);
    }
  }

  /** The key that made one of the signatures. */
  private TrustedKey signer(Bundle bundle) {
    List<TrustedKey> candidates = trust.candidates(bundle.hint());
    if (candidates.isEmpty()) {
      throw refusal(
          Statement.SIGNATURE_FILE,
          "is by a key that is not trusted here: " + Printable.of(bundle.hint()));
    }
    byte[] message = Dsse.encode(Bundle.PAYLOAD_TYPE, bundle.payload());
    return candidates.stream()
        .filter(candidate -> made(candidate, message, bundle.signatures()))
        .findFirst()
        .orElseThrow(
            () -> refusal(Statement.SIGNATURE_FILE, "is altered, or not by a key trusted here"));
  }

  private static boolean made(TrustedKey key, byte[] message, List<byte[]> signatures) {
    KeyType type = KeyType.of(key.key(), Printable.of(key.name()));
    return signatures.stream().anyMatch(signed -> type.verifies(key.key(), message, signed));
  }

  private void requireTrusted(TrustedKey key) {
    trust
        .refusal(key, LocalDate.now(Clock.systemUTC()))
        .ifPresent(
            why -> {
              throw refusal(
                  Statement.SIGNATURE_FILE,
                  "is by the key '" + Printable.of(key.name()) + "', which " + why);
            });
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
