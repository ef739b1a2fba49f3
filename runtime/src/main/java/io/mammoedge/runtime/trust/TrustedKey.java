package io.mammoedge.runtime.trust;

import io.mammoedge.runtime.Printable;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A key and when it is trusted. Dates are those of this machine's clock in UTC.
 *
 * @param name for people
 * @param key the key
 * @param validFrom the first day; null for always
 * @param validUntil the first day on which it is trusted no more; null for never
 * @param revoked why it is trusted no more; null where it is
 */
public record TrustedKey(
    String name, PublicKey key, LocalDate validFrom, LocalDate validUntil, Revocation revoked) {
  /** Checks for nulls. */
  public TrustedKey {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(key, "key is null");
  }

  /** A key that is trusted always. */
  public static TrustedKey always(String name, PublicKey key) {
    return new TrustedKey(name, key, null, null, null);
  }

  /** See {@link PublicKeys#fingerprint}. */
  public String fingerprint() {
    return PublicKeys.fingerprint(key);
  }

  /** Why the key is not to be trusted on a day; empty where it is. */
  Optional<String> refusal(LocalDate day) {
    if (revoked != null) {
      return Optional.of(
          "was revoked on " + revoked.since() + " (" + Printable.of(revoked.reason()) + ")");
    }
    if (validFrom != null && day.isBefore(validFrom)) {
      return Optional.of("is trusted from " + validFrom + " on; today is " + day);
    }
    if (validUntil != null && !day.isBefore(validUntil)) {
      return Optional.of("was trusted until " + validUntil + "; today is " + day);
    }
    return Optional.empty();
  }
}
