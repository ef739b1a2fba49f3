package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.StudyHeader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * Who says something, of which study, and when.
 *
 * @param study of which
 * @param release that speaks
 * @param at when the result was made
 * @param zone in which dates and times are written
 */
public record ResultContext(StudyHeader study, ReleaseId release, Instant at, ZoneId zone) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

  /** Checks for nulls. */
  public ResultContext {
    Objects.requireNonNull(study, "study is null");
    Objects.requireNonNull(release, "release is null");
    Objects.requireNonNull(at, "at is null");
    Objects.requireNonNull(zone, "zone is null");
  }

  /** VR DA. */
  String date() {
    return DATE.format(at.atZone(zone));
  }

  /** VR TM. */
  String time() {
    return TIME.format(at.atZone(zone));
  }
}
