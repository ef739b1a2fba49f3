package io.mammoedge.runtime.serve.deliver;

import java.time.Duration;

/**
 * Twice as long after each failure, from one second to one minute: a PACS that comes back is not
 * met by a crowd, and not kept waiting.
 */
final class BackOff {
  static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /** How long to wait after one more failure. */
  Duration failed() {
    Duration now = next;
    next = now.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : now.multipliedBy(2);
    return now;
  }

  /** It went well: the next failure is a first one. */
  void worked() {
    next = FIRST;
  }
}
