package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * A bundle that a trusted key has signed.
 *
 * @param payload what was signed
 * @param signedBy the key
 */
record Attested(byte[] payload, SignedBy signedBy) {
  /**
   * Checks a signature, and nothing of what was signed.
   *
   * @param bundle the content of its file
   * @param trust whose signatures count
   * @param source begins messages: the bundle, and whose it is
   * @throws com.google.gson.JsonParseException when it is no bundle
   * @throws IntegrityException when no key that counts today has made one of its signatures
   */
  static Attested open(byte[] bundle, TrustPolicy trust, String source) {
    Bundle read = Bundle.read(bundle);
    TrustedKey key = signer(read, trust, source);
    trust
        .refusal(key, LocalDate.now(Clock.systemUTC()))
        .ifPresent(
            why -> {
              throw new IntegrityException(
                  source + " is by the key '" + Printable.of(key.name()) + "', which " + why);
            });
    return new Attested(read.payload(), new SignedBy(key.name(), key.fingerprint()));
  }

  /** The key that made one of the signatures. */
  private static TrustedKey signer(Bundle bundle, TrustPolicy trust, String source) {
    List<TrustedKey> candidates = trust.candidates(bundle.hint());
    if (candidates.isEmpty()) {
      throw new IntegrityException(
          source + " is by a key that is not trusted here: " + Printable.of(bundle.hint()));
    }
    byte[] message = Dsse.encode(Bundle.PAYLOAD_TYPE, bundle.payload());
    return candidates.stream()
        .filter(candidate -> made(candidate, message, bundle.signatures()))
        .findFirst()
        .orElseThrow(
            () -> new IntegrityException(source + " is altered, or not by a key trusted here"));
  }

  private static boolean made(TrustedKey key, byte[] message, List<byte[]> signatures) {
    KeyType type = KeyType.of(key.key(), Printable.of(key.name()));
    return signatures.stream().anyMatch(signed -> type.verifies(key.key(), message, signed));
  }
}
