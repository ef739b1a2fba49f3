package io.mammoedge.runtime.release;

import io.mammoedge.runtime.trust.SignedBy;
import java.util.Objects;

/**
 * What holds all files of a release together.
 *
 * @param sha256 the root digest of all files but {@code signature.json}
 * @param signed whether there is a {@code signature.json}
 * @param signedBy whose it is; null where that was not checked
 */
public record Seal(String sha256, boolean signed, SignedBy signedBy) {
  /** Checks for nulls. */
  public Seal {
    Objects.requireNonNull(sha256, "sha256 is null");
  }
}
