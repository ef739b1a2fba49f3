package io.mammoedge.runtime.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line about an image on its way through a spool; a reader of scores passes it over.
 *
 * @param time when, UTC, ISO 8601
 * @param event see {@link Transfer}
 * @param release name, or "" where none has to do with it
 * @param version of the release, or ""
 * @param image keyed hash of the SOP Instance UID
 */
record TransferLine(String time, String event, String release, String version, String image) {
  static TransferLine of(
      Transfer transfer, String release, String version, String image, Instant time) {
    return new TransferLine(
        time.truncatedTo(ChronoUnit.MILLIS).toString(), transfer.event(), release, version, image);
  }
}
