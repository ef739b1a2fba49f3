package io.mammoedge.runtime.audit;

import java.util.Locale;

/** What happens to images on their way through a spool. */
public enum Transfer {
  /** Taken over: from now on it is not lost. */
  RECEIVED,
  /** A report about it has arrived where reports go. */
  REPORTED,
  /** The release says nothing of it. */
  REFUSED,
  /** Given up: somebody should look. */
  FAILED;

  /** As the log has it. */
  String event() {
    return name().toLowerCase(Locale.ROOT);
  }
}
