package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;

/** The headers of CBIS-DDSM's files: Secondary Capture with the body part BREAST. */
final class CbisDicom {
  private CbisDicom() {}

  /**
   * A data set without its pixels.
   *
   * @param path {@code folder/study UID/series UID/file}; the folder is also the patient's id
   * @param description such as {@code full mammogram images}
   */
  static DicomObject header(String path, String description, Laterality side, View view) {
    String[] parts = path.split("/", -1);
    return new DicomObject()
        .text(0x00080016, Vr.UI, DicomUid.SECONDARY_CAPTURE)
        .text(0x00080018, Vr.UI, DicomUid.of("instance " + path))
        .text(0x00080020, Vr.DA, "")
        .text(0x00080030, Vr.TM, "")
        .text(0x00080050, Vr.SH, "")
        .text(0x00080060, Vr.CS, "MG")
        .text(0x00080064, Vr.CS, "WSD")
        .text(0x00080070, Vr.LO, PhantomGenerator.MANUFACTURER)
        .text(0x00080090, Vr.PN, "")
        .text(0x0008103e, Vr.LO, description)
        .text(0x00100010, Vr.PN, parts[0])
        .text(0x00100020, Vr.LO, parts[0])
        .text(0x00100030, Vr.DA, "")
        .text(0x00100040, Vr.CS, "")
        .text(0x00180015, Vr.CS, "BREAST")
        .text(0x0020000d, Vr.UI, parts[1])
        .text(0x0020000e, Vr.UI, parts[2])
        .text(0x00200010, Vr.SH, "DDSM")
        .text(0x00200011, Vr.IS, "1")
        .text(0x00200013, Vr.IS, "1")
        .text(0x00200020, Vr.CS, "\\" + view.name())
        .text(0x00200060, Vr.CS, side.name());
  }

  static DicomObject withWords(DicomObject header, int rows, int columns, short[] pixels) {
    return Pixels.describe(header, rows, columns, 16, 16).words(0x7fe00010, pixels);
  }

  static DicomObject withBytes(DicomObject header, int rows, int columns, byte[] pixels) {
    return Pixels.describe(header, rows, columns, 8, 8).bytes(0x7fe00010, pixels);
  }
}
