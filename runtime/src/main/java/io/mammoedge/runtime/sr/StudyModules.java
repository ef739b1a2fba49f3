package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.StudyHeader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * The modules Patient and General Study (DICOM PS3.3 C.7.1.1, C.7.2.1), repeated from the source:
 * an archive files by them. Identifiers and names stay as they are; a date, time or sex that the
 * standard does not know becomes empty.
 */
final class StudyModules {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  /** VR TM (PS3.5, table 6.2-1): a second may be the 60th. */
  private static final String TIME = "([01]\\d|2[0-3])([0-5]\\d(([0-5]\\d|60)(\\.\\d{1,6})?)?)?";

  private StudyModules() {}

  static void put(DicomObject object, StudyHeader study) {
    object
        .text(0x00080005, Vr.CS, "ISO_IR 192")
        .text(0x00080020, Vr.DA, date(study.studyDate()))
        .text(0x00080030, Vr.TM, study.studyTime().matches(TIME) ? study.studyTime() : "")
        .text(0x00080050, Vr.SH, study.accessionNumber())
        .text(0x00080090, Vr.PN, study.referringPhysicianName())
        .text(0x00100010, Vr.PN, study.patientName())
        .text(0x00100020, Vr.LO, study.patientId())
        .text(0x00100030, Vr.DA, date(study.patientBirthDate()))
        .text(0x00100040, Vr.CS, study.patientSex().matches("[MFO]") ? study.patientSex() : "")
        .text(0x0020000d, Vr.UI, study.studyInstanceUid())
        .text(0x00200010, Vr.SH, study.studyId());
    putIfSaid(object, 0x00081030, study.studyDescription());
    putIfSaid(object, 0x00100021, study.issuerOfPatientId());
  }

  /** The standard lets these be absent (type 3). */
  private static void putIfSaid(DicomObject object, int tag, String value) {
    if (!value.isEmpty()) {
      object.text(tag, Vr.LO, value);
    }
  }

  private static String date(String text) {
    return text.matches("\\d{8}") && isOnTheCalendar(text) ? text : "";
  }

  private static boolean isOnTheCalendar(String digits) {
    try {
      LocalDate.parse(digits, DATE);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
