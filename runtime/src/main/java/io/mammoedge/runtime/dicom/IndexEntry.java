package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import java.util.Objects;

/**
 * What an archive files an object under, unjudged. Each is "" where the header does not say it.
 * This identifies a person: {@link #toString} does not tell it.
 *
 * @param patientId Patient ID (0010,0020)
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param sopInstanceUid SOP Instance UID (0008,0018)
 * @param studyDate Study Date (0008,0020)
 * @param manufacturer Manufacturer (0008,0070)
 * @param institution Institution Name (0008,0080)
 */
public record IndexEntry(
    String patientId,
    String studyInstanceUid,
    String sopInstanceUid,
    String studyDate,
    String manufacturer,
    String institution) {
  /** What is said of a file that cannot be read. */
  public static final IndexEntry UNKNOWN = new IndexEntry("", "", "", "", "", "");

  /** Checks for nulls. */
  public IndexEntry {
    Objects.requireNonNull(patientId, "patientId is null");
    Objects.requireNonNull(studyInstanceUid, "studyInstanceUid is null");
    Objects.requireNonNull(sopInstanceUid, "sopInstanceUid is null");
    Objects.requireNonNull(studyDate, "studyDate is null");
    Objects.requireNonNull(manufacturer, "manufacturer is null");
    Objects.requireNonNull(institution, "institution is null");
  }

  static IndexEntry of(DataSet header) {
    return new IndexEntry(
        header.text(Attribute.PATIENT_ID),
        header.text(Attribute.STUDY_INSTANCE_UID),
        header.text(Attribute.SOP_INSTANCE_UID),
        header.text(Attribute.STUDY_DATE),
        header.text(Attribute.MANUFACTURER),
        header.text(Attribute.INSTITUTION_NAME));
  }

  /** The year of the study; null where the date is none (PS3.5 6.2, DA). */
  public Integer year() {
    return studyDate.matches("[0-9]{8}") ? Integer.valueOf(studyDate.substring(0, 4)) : null;
  }

  /** Nothing of the patient: this may end in a log. */
  @Override
  public String toString() {
    return "IndexEntry[not shown]";
  }
}
