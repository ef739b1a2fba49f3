package io.mammoedge.archive.score;

import io.mammoedge.archive.table.ScoredImage;
import io.mammoedge.runtime.audit.AuditKey;
import io.mammoedge.runtime.audit.ManufacturerWords;
import io.mammoedge.runtime.audit.WarningWords;
import io.mammoedge.runtime.dicom.IndexEntry;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreResult;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * From results to rows: identifiers become keyed hashes, texts of headers stay behind.
 *
 * @param keys of the files
 * @param release that scores
 * @param site what the user calls all of them, or null for the hash of each one's institution
 */
public record ImageRows(FileKeys keys, ReleaseTitle release, String site) implements Serializable {
  /** The code of a file that no executor survives. */
  public static final String CRASHED = "CRASHED";

  /** The code of a file on which this program makes a mistake. */
  public static final String FAILED = "FAILED";

  /** Checks for nulls. */
  public ImageRows {
    Objects.requireNonNull(keys, "keys is null");
    Objects.requireNonNull(release, "release is null");
  }

  ScoredImage of(String name, ScoreResult result, IndexEntry entry, double milliseconds) {
    AuditKey key = keys.key();
    Origin origin = result.origin();
    return new ScoredImage(
        keys.of(name),
        key.image(entry.sopInstanceUid()),
        key.patient(entry.patientId()),
        key.study(entry.studyInstanceUid()),
        result.view() == null ? null : result.view().name(),
        result.laterality() == null ? null : result.laterality().name(),
        entry.year(),
        manufacturer(entry.manufacturer()),
        site == null ? key.site(entry.institution()) : site,
        result.probability(),
        result.logOdds(),
        result.decision(),
        release.threshold(),
        WarningWords.of(result.warnings()),
        result.refusal() == null ? null : result.refusal().code(),
        release.name(),
        release.version(),
        origin.variant(),
        origin.provider(),
        milliseconds);
  }

  /** A file that ended every executor that tried it. */
  ScoredImage crashed(String name) {
    return new ScoredImage(
        keys.of(name),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        site,
        null,
        null,
        null,
        release.threshold(),
        List.of(),
        CRASHED,
        release.name(),
        release.version(),
        null,
        null,
        null);
  }

  private static String manufacturer(String text) {
    String words = ManufacturerWords.of(text);
    return words.isEmpty() ? null : words;
  }
}
