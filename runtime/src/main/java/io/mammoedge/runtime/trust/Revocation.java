package io.mammoedge.runtime.trust;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Why a key is trusted no more. All its signatures fall, also those that were made before: a
 * signature does not prove its date, and who has the key can write any.
 *
 * @param since for people
 * @param reason for people
 */
public record Revocation(LocalDate since, String reason) {
  /** Checks for nulls. */
  public Revocation {
    Objects.requireNonNull(since, "since is null");
    Objects.requireNonNull(reason, "reason is null");
  }
}
