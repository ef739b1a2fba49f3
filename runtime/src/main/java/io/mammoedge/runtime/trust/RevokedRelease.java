package io.mammoedge.runtime.trust;

import java.util.Objects;

/**
 * A release that must not be used, although its signature holds.
 *
 * @param sha256 its {@link RootDigest}
 * @param reason for people
 */
public record RevokedRelease(String sha256, String reason) {
  /** Checks for nulls. */
  public RevokedRelease {
    Objects.requireNonNull(sha256, "sha256 is null");
    Objects.requireNonNull(reason, "reason is null");
  }
}
