package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;

/** What made the object: the General Equipment module (DICOM PS3.3 C.7.5.1). */
final class Equipment {
  static final String MANUFACTURER = "MammoEdge";
  static final String MODEL = "MammoEdge";

  private Equipment() {}

  /** Software Versions (0018,1020) takes several values of 64 characters: a digest fits alone. */
  static void put(DicomObject object, ReleaseId release) {
    object
        .text(0x00080070, Vr.LO, MANUFACTURER)
        .text(0x00081090, Vr.LO, MODEL)
        .text(0x00181020, Vr.LO, release.words() + "\\" + release.digest());
  }
}
