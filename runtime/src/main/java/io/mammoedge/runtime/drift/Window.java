package io.mammoedge.runtime.drift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Days in UTC.
 *
 * @param since the first, or null for the first of the log
 * @param until the last, or null for the last of the log
 */
public record Window(LocalDate since, LocalDate until) {
  /** The whole log. */
  public static final Window ALL = new Window(null, null);

  /** Checks the order. */
  public Window {
    if (since != null && until != null && until.isBefore(since)) {
      throw new IllegalArgumentException(until + " is before " + since);
    }
  }

  boolean holds(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return (since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until));
  }

  /** In words, such as {@code since 2026-10-01}. */
  public String words() {
    if (since == null && until == null) {
      return "the whole log";
    }
    String first = since == null ? "" : "since " + since;
    String last = until == null ? "" : "until " + until;
    return (first + " " + last).strip();
  }
}
