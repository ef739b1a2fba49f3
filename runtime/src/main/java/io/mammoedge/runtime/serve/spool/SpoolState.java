package io.mammoedge.runtime.serve.spool;

import java.util.Locale;

/** Where an image stands; each state is a folder of the spool. */
public enum SpoolState {
  /** Received and acknowledged. */
  INCOMING,
  /** Being scored, or its report is on its way. */
  WORKING,
  /** Scored, and the report has arrived. */
  DONE,
  /** The release says nothing of it. */
  REFUSED,
  /** Given up: somebody should look. */
  FAILED;

  /** Its name on the disk. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
