package io.mammoedge.runtime.serve.spool;

import io.mammoedge.runtime.dicom.StudyHeader;

/**
 * Tells images of two people apart without saying who they are: four hexadecimal digits of a
 * digest, which one person in 65,536 shares with another. So it names nobody, and a mix-up is as
 * good as never overlooked.
 */
public final class Person {
  private static final int DIGITS = 4;

  private Person() {}

  /** Of id, issuer and date of birth; of name and date of birth where there is no id. */
  public static String of(StudyHeader header) {
    String who =
        header.patientId().isEmpty()
            ? "name " + header.patientName()
            : "id " + header.patientId() + " of " + header.issuerOfPatientId();
    return SpoolName.digits(who + " born " + header.patientBirthDate(), DIGITS);
  }
}
