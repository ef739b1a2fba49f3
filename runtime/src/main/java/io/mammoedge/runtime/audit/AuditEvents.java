package io.mammoedge.runtime.audit;

import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.dicom.Mammogram;
import io.mammoedge.runtime.preprocess.ImageStatistics;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.score.Scored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From results to events: identifiers become hashes, file names and header texts stay behind. */
final class AuditEvents {
  private AuditEvents() {}

  static AuditEvent of(Scored scored, Instant time, AuditKey key) {
    String utc = time.truncatedTo(ChronoUnit.MILLIS).toString();
    return scored.result().isRefused()
        ? refused(scored.result(), utc)
        : scored(scored.result(), scored.mammogram(), utc, key);
  }

  private static AuditEvent refused(ScoreResult result, String time) {
    Origin origin = result.origin();
    return new AuditEvent(
        time,
        AuditEvent.SCORE,
        origin.release(),
        origin.version(),
        origin.variant(),
        origin.provider(),
        fallback(origin),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        result.refusal().code());
  }

  private static AuditEvent scored(
      ScoreResult result, Mammogram mammogram, String time, AuditKey key) {
    Origin origin = result.origin();
    Mammogram.Facts facts = mammogram.facts();
    return new AuditEvent(
        time,
        AuditEvent.SCORE,
        origin.release(),
        origin.version(),
        origin.variant(),
        origin.provider(),
        fallback(origin),
        key.image(facts.sopInstanceUid()),
        key.patient(facts.patientId()),
        facts.view().name(),
        facts.laterality().name(),
        ManufacturerWords.of(facts.manufacturer()),
        facts.sopClassUid().matches("[0-9.]{1,64}") ? facts.sopClassUid() : "",
        ImageStatistics.of(mammogram),
        result.probability(),
        Double.isFinite(result.logOdds()) ? result.logOdds() : null,
        result.decision(),
        WarningWords.of(result.warnings()),
        null);
  }

  private static String fallback(Origin origin) {
    return origin.fallbackReason() == null ? null : Printable.line(origin.fallbackReason());
  }
}
