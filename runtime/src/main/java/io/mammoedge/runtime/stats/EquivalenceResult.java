package io.mammoedge.runtime.stats;

import java.util.Objects;

/**
 * The outcome of an equivalence test.
 *
 * @param verdict one of three
 * @param margin of ΔAUC, 0..1
 * @param difference candidate less reference, clustered by patient; null when there are too few
 *     cases to estimate it
 * @param reason one sentence with the numbers behind the verdict
 */
public record EquivalenceResult(
    Verdict verdict, double margin, AucDifference difference, String reason) {
  /** Checks for nulls. */
  public EquivalenceResult {
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(reason, "reason is null");
  }
}
