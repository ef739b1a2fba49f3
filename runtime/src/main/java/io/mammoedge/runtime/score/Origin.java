package io.mammoedge.runtime.score;

import java.util.Objects;

/**
 * Which release said something, and on what.
 *
 * @param release its name
 * @param version its version
 * @param variant {@code fp32} or {@code int8}
 * @param variantReason why that one, or null where there was no choice
 * @param provider {@code cpu} or {@code cuda}
 * @param fallbackReason why it is not the GPU although one would have been taken, or null
 */
public record Origin(
    String release,
    String version,
    String variant,
    String variantReason,
    String provider,
    String fallbackReason) {
  /** Checks for nulls. */
  public Origin {
    Objects.requireNonNull(release, "release is null");
    Objects.requireNonNull(version, "version is null");
    Objects.requireNonNull(variant, "variant is null");
    Objects.requireNonNull(provider, "provider is null");
  }
}
