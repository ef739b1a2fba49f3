package io.mammoedge.runtime.gate;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a gate decided.
 *
 * @param title what was checked, such as {@code check of demo 1.0.0}
 * @param checks at least one
 * @param notice said with every result, such as that it is for research use
 */
public record GateResult(String title, List<GateCheck> checks, String notice) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException without checks: a gate that checks nothing holds nothing back
   */
  public GateResult {
    Objects.requireNonNull(title, "title is null");
    Objects.requireNonNull(notice, "notice is null");
    checks = List.copyOf(checks);
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("a gate without checks");
    }
  }

  /** The gravest outcome of all checks. */
  public Outcome outcome() {
    return checks.stream().map(GateCheck::outcome).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** How many checks ended like that. */
  public long count(Outcome outcome) {
    return checks.stream().filter(check -> check.outcome() == outcome).count();
  }
}
