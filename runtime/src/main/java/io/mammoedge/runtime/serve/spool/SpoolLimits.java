package io.mammoedge.runtime.serve.spool;

import java.time.Duration;
import java.util.Objects;

/**
 * What a spool may take, and for how long.
 *
 * @param bytes of all its files, at least 1
 * @param keep how long images that are done or refused stay; not negative
 */
public record SpoolLimits(long bytes, Duration keep) {
  /** Some 3,000 uncompressed mammograms of 17 MB, for a week. */
  public static final SpoolLimits USUAL = new SpoolLimits(50L << 30, Duration.ofDays(7));

  /** Checks the ranges. */
  public SpoolLimits {
    Objects.requireNonNull(keep, "keep is null");
    if (bytes < 1 || keep.isNegative()) {
      throw new IllegalArgumentException(bytes + " bytes for " + keep);
    }
  }
}
