package io.mammoedge.runtime.dicom;

import java.util.Objects;

/**
 * Which object a file holds, unjudged. Each is "" where the header does not say it.
 *
 * @param sopClassUid SOP Class UID (0008,0016)
 * @param sopInstanceUid SOP Instance UID (0008,0018)
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param seriesInstanceUid Series Instance UID (0020,000E)
 */
public record Instance(
    String sopClassUid, String sopInstanceUid, String studyInstanceUid, String seriesInstanceUid) {
  /** What is said of a file that is none. */
  public static final Instance UNKNOWN = new Instance("", "", "", "");

  /** Checks for nulls. */
  public Instance {
    Objects.requireNonNull(sopClassUid, "sopClassUid is null");
    Objects.requireNonNull(sopInstanceUid, "sopInstanceUid is null");
    Objects.requireNonNull(studyInstanceUid, "studyInstanceUid is null");
    Objects.requireNonNull(seriesInstanceUid, "seriesInstanceUid is null");
  }
}
