package io.mammoedge.validation.report;

import io.mammoedge.runtime.stats.Cases;
import java.util.Objects;

/**
 * One way to the scores of the cases.
 *
 * @param name such as {@code trained network} or {@code release, fp32}
 * @param cases with the scores that it gave
 */
public record Road(String name, Cases cases) {
  /** Checks for nulls. */
  public Road {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(cases, "cases is null");
  }
}
