package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Objects;

/**
 * The patient and the study of an image, as its header has them: what an object derived from the
 * image must repeat (DICOM PS3.3 C.7.1.1 and C.7.2.1). Text is decoded, unjudged, and "" where the
 * header does not say it. This identifies a person: {@link #toString} does not tell it.
 *
 * @param patientName Patient's Name (0010,0010), with ideographic and phonetic groups after {@code
 *     =}
 * @param patientId Patient ID (0010,0020)
 * @param issuerOfPatientId Issuer of Patient ID (0010,0021)
 * @param patientBirthDate Patient's Birth Date (0010,0030)
 * @param patientSex Patient's Sex (0010,0040)
 * @param studyInstanceUid Study Instance UID (0020,000D); always there
 * @param studyDate Study Date (0008,0020)
 * @param studyTime Study Time (0008,0030)
 * @param studyId Study ID (0020,0010)
 * @param accessionNumber Accession Number (0008,0050)
 * @param referringPhysicianName Referring Physician's Name (0008,0090)
 * @param studyDescription Study Description (0008,1030)
 */
public record StudyHeader(
    String patientName,
    String patientId,
    String issuerOfPatientId,
    String patientBirthDate,
    String patientSex,
    String studyInstanceUid,
    String studyDate,
    String studyTime,
    String studyId,
    String accessionNumber,
    String referringPhysicianName,
    String studyDescription) {
  /** Characters; the longest that the standard allows is a name of three groups with 64 each. */
  private static final int LONGEST = 1024;

  /**
   * Checks that nothing is null.
   *
   * @throws IllegalArgumentException where the study's UID is none
   */
  public StudyHeader {
    Objects.requireNonNull(patientName, "patientName is null");
    Objects.requireNonNull(patientId, "patientId is null");
    Objects.requireNonNull(issuerOfPatientId, "issuerOfPatientId is null");
    Objects.requireNonNull(patientBirthDate, "patientBirthDate is null");
    Objects.requireNonNull(patientSex, "patientSex is null");
    Objects.requireNonNull(studyDate, "studyDate is null");
    Objects.requireNonNull(studyTime, "studyTime is null");
    Objects.requireNonNull(studyId, "studyId is null");
    Objects.requireNonNull(accessionNumber, "accessionNumber is null");
    Objects.requireNonNull(referringPhysicianName, "referringPhysicianName is null");
    Objects.requireNonNull(studyDescription, "studyDescription is null");
    if (!DicomUid.isWellFormed(studyInstanceUid)) {
      throw new IllegalArgumentException("the study has no UID");
    }
  }

  static StudyHeader of(DataSet header) {
    if (!DicomUid.isWellFormed(header.text(Attribute.STUDY_INSTANCE_UID))) {
      throw Refusal.MALFORMED.because(
          Attribute.STUDY_INSTANCE_UID, "is missing or no UID: no result can be filed with it");
    }
    return new StudyHeader(
        text(header, Attribute.PATIENT_NAME),
        text(header, Attribute.PATIENT_ID),
        text(header, Attribute.ISSUER_OF_PATIENT_ID),
        text(header, Attribute.PATIENT_BIRTH_DATE),
        text(header, Attribute.PATIENT_SEX),
        text(header, Attribute.STUDY_INSTANCE_UID),
        text(header, Attribute.STUDY_DATE),
        text(header, Attribute.STUDY_TIME),
        text(header, Attribute.STUDY_ID),
        text(header, Attribute.ACCESSION_NUMBER),
        text(header, Attribute.REFERRING_PHYSICIAN_NAME),
        text(header, Attribute.STUDY_DESCRIPTION));
  }

  private static String text(DataSet header, Attribute attribute) {
    String text = header.text(attribute);
    if (text.length() > LONGEST) {
      throw Refusal.TOO_LARGE.because(attribute, "has more than " + LONGEST + " characters");
    }
    return text;
  }

  /** Nothing of the patient: this may end in a log. */
  @Override
  public String toString() {
    return "StudyHeader[not shown]";
  }
}
