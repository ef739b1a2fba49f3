package io.mammoedge.archive.table;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One file of an archive and what a release says of it: a row of the table. Identifiers are keyed
 * hashes of 64 hexadecimal digits.
 *
 * @param file hash of its path below the archive's folder; by it a job finds out what is done
 * @param image hash of the SOP Instance UID, or null
 * @param patient hash of the Patient ID, or null
 * @param study hash of the Study Instance UID, or null
 * @param view {@code CC}, {@code MLO} or {@code UNKNOWN}; null if refused
 * @param laterality {@code L}, {@code R} or {@code UNKNOWN}; null if refused
 * @param year of the study, or null
 * @param manufacturer as in the header, at most 64 characters, or null
 * @param site what the user called it, or the hash of the Institution Name, or null
 * @param probability of malignancy, 0..1; null if refused
 * @param logOdds of malignancy; null if refused
 * @param decision the name that the release gives to the class, such as {@code malignant}; null if
 *     refused or without operating point
 * @param threshold the release's operating point: from it on p is of the release's second class; or
 *     null
 * @param warnings what each is about, without values of the header
 * @param refusal the stable code, or null if scored
 * @param release name
 * @param version of the release
 * @param variant {@code fp32} or {@code int8}; null if no executor survived the file ({@code
 *     CRASHED})
 * @param provider {@code cpu} or {@code cuda}; null if no executor survived the file
 * @param milliseconds that reading and scoring took; null if no executor survived the file
 */
public record ScoredImage(
    String file,
    String image,
    String patient,
    String study,
    String view,
    String laterality,
    Integer year,
    String manufacturer,
    String site,
    Double probability,
    Double logOdds,
    String decision,
    Double threshold,
    List<String> warnings,
    String refusal,
    String release,
    String version,
    String variant,
    String provider,
    Double milliseconds)
    implements Serializable {
  /** Checks that there is either a probability or a refusal. */
  public ScoredImage {
    Objects.requireNonNull(file, "file is null");
    warnings = List.copyOf(warnings);
    if ((probability == null) == (refusal == null)) {
      throw new IllegalArgumentException("either a probability or a refusal");
    }
  }

  /** Whether there is no probability. */
  public boolean isRefused() {
    return refusal != null;
  }
}
