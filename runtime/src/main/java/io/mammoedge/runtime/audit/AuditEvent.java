package io.mammoedge.runtime.audit;

import io.mammoedge.runtime.preprocess.ImageStatistics;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One line of an audit log. What is null is not in the line.
 *
 * @param time when, UTC, ISO 8601, in the years 0001 to 9999
 * @param event {@link #SCORE}
 * @param release its name
 * @param version its version
 * @param variant {@code fp32} or {@code int8}
 * @param provider {@code cpu} or {@code cuda}
 * @param fallback why it was not the GPU, or null
 * @param image keyed hash of the SOP Instance UID, or null where there is none or the file was
 *     refused
 * @param patient keyed hash of the Patient ID, or null likewise
 * @param view {@code CC}, {@code MLO} or {@code UNKNOWN}; null if refused
 * @param laterality {@code L}, {@code R} or {@code UNKNOWN}; null if refused
 * @param manufacturer as in the header, at most 64 characters; "" where it is missing; null if
 *     refused
 * @param sopClass SOP Class UID; null if refused
 * @param statistics of the image; null if refused
 * @param probability of malignancy, 0..1; null if refused
 * @param logOdds of malignancy; null if refused or not finite
 * @param decision name of the class, such as {@code malignant}; null if refused or without
 *     operating point
 * @param warnings what each is about, without values of the header; may be null
 * @param refusal the stable code, or null if scored
 */
public record AuditEvent(
    String time,
    String event,
    String release,
    String version,
    String variant,
    String provider,
    String fallback,
    String image,
    String patient,
    String view,
    String laterality,
    String manufacturer,
    String sopClass,
    ImageStatistics statistics,
    Double probability,
    Double logOdds,
    String decision,
    List<String> warnings,
    String refusal) {
  /** The event of one scored or refused file. */
  public static final String SCORE = "score";

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /** Checks what a reader relies on. */
  public AuditEvent {
    instant(time);
    Objects.requireNonNull(event, "'event' is missing");
    Objects.requireNonNull(release, "'release' is missing");
    Objects.requireNonNull(version, "'version' is missing");
    warnings = warnings == null ? null : List.copyOf(warnings);
    if (event.equals(SCORE)) {
      requireOutcome(probability, refusal);
      Stream.of(image, patient).filter(Objects::nonNull).forEach(AuditEvent::requireHash);
      if (probability != null) {
        requireScale(statistics);
        Objects.requireNonNull(view, "'view' is missing");
        Objects.requireNonNull(manufacturer, "'manufacturer' is missing");
      }
    }
  }

  /** When. */
  public Instant instant() {
    return instant(time);
  }

  /** Whether there is no probability. */
  public boolean isRefused() {
    return refusal != null;
  }

  private static Instant instant(String time) {
    Instant instant;
    try {
      instant = Instant.parse(Objects.requireNonNullElse(time, ""));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'time' is missing or not a time in UTC", e);
    }
    // Instant takes years of ten digits and of both signs; a calendar day does not.
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw new IllegalArgumentException("'time' is not in the years 0001 to 9999");
    }
    return instant;
  }

  private static void requireOutcome(Double probability, String refusal) {
    if ((probability == null) == (refusal == null)) {
      throw new IllegalArgumentException("there must be either 'probability' or 'refusal'");
    }
    if (probability != null && !(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("'probability' is not between 0 and 1");
    }
    if (refusal != null && !refusal.matches("[A-Z0-9_]{1,40}")) {
      throw new IllegalArgumentException("'refusal' is no code");
    }
  }

  private static void requireHash(String hash) {
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("'image' or 'patient' is no keyed hash");
    }
  }

  private static void requireScale(ImageStatistics statistics) {
    if (statistics == null
        || !isGrey(statistics.mean())
        || !isGrey(statistics.standardDeviation())) {
      throw new IllegalArgumentException("'statistics' are missing or not on the scale 0..255");
    }
  }

  private static boolean isGrey(double value) {
    return value >= 0 && value <= 255;
  }
}
