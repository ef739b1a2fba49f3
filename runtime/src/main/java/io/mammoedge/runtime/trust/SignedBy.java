package io.mammoedge.runtime.trust;

import java.util.Objects;

/**
 * Who signed, as far as the trusted keys tell.
 *
 * @param name of the key, from the trust file
 * @param fingerprint of the key, as {@link PublicKeys#fingerprint}
 */
public record SignedBy(String name, String fingerprint) {
  /** Checks for nulls. */
  public SignedBy {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(fingerprint, "fingerprint is null");
  }
}
