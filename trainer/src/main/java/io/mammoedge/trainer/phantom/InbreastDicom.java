package io.mammoedge.trainer.phantom;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.Laterality;
import io.mammoedge.runtime.dicom.View;
import java.util.Locale;

/**
 * The headers of a digital mammogram for presentation (DICOM PS3.3 A.27): the modules General, DX
 * and Mammography Image, Positioning, Detector, VOI LUT.
 */
final class InbreastDicom {
  /** 300 mm of film height, in whatever number of rows. */
  private static final double HEIGHT_MM = 300;

  private InbreastDicom() {}

  /**
   * What distinguishes one image.
   *
   * @param id eight digits
   * @param patient 16 hexadecimal digits
   * @param month of the acquisition, {@code yyyyMM}
   * @param side which breast
   * @param view CC or MLO
   * @param look how the pixels were developed
   */
  record Facts(String id, String patient, String month, Laterality side, View view, Look look) {}

  static DicomObject of(Facts facts, PhantomImage image) {
    DicomObject object = new DicomObject();
    identification(object, facts);
    acquisition(object, facts, image.rows());
    orientation(object, facts);
    presentation(object, facts.look());
    Pixels.describe(object, image.rows(), image.columns(), 16, facts.look().bits());
    return object.words(0x7fe00010, image.pixels());
  }

  private static void identification(DicomObject object, Facts facts) {
    String study = "phantom " + facts.patient() + " " + facts.month();
    object
        .text(0x00080008, Vr.CS, "ORIGINAL\\PRIMARY")
        .text(0x00080016, Vr.UI, DicomUid.MAMMOGRAPHY_FOR_PRESENTATION)
        .text(0x00080018, Vr.UI, DicomUid.of(study + " " + facts.id()))
        .text(0x00080020, Vr.DA, facts.month() + "01")
        .text(0x00080030, Vr.TM, "120000")
        .text(0x00080050, Vr.SH, "")
        .text(0x00080060, Vr.CS, "MG")
        .text(0x00080068, Vr.CS, "FOR PRESENTATION")
        .text(0x00080070, Vr.LO, PhantomGenerator.MANUFACTURER)
        .text(0x00080090, Vr.PN, "")
        .text(0x00100010, Vr.PN, "")
        .text(0x00100020, Vr.LO, facts.patient())
        .text(0x00100030, Vr.DA, "")
        .text(0x00100040, Vr.CS, "")
        .text(0x0020000d, Vr.UI, DicomUid.of(study))
        .text(0x0020000e, Vr.UI, DicomUid.of(study + " series"))
        .text(0x00200010, Vr.SH, "1")
        .text(0x00200011, Vr.IS, "1")
        .text(0x00200013, Vr.IS, facts.id());
  }

  private static void acquisition(DicomObject object, Facts facts, int rows) {
    String spacing = String.format(Locale.ROOT, "%.5f", HEIGHT_MM / rows);
    object
        .text(0x00180015, Vr.CS, "BREAST")
        .text(0x00181110, Vr.DS, "660")
        .text(0x00181111, Vr.DS, "640")
        .text(0x00181114, Vr.DS, "1.03125")
        .text(0x00181164, Vr.DS, spacing + "\\" + spacing)
        .text(0x00181405, Vr.IS, "1")
        .text(0x00181508, Vr.CS, "MAMMOGRAPHIC")
        .text(0x00181510, Vr.DS, facts.view() == View.CC ? "0" : "45")
        .text(0x00187004, Vr.CS, "DIRECT")
        .text(0x00400318, Vr.CS, "BREAST")
        .sequence(0x00400555)
        .sequence(0x00540220, view(facts.view()));
  }

  private static void orientation(DicomObject object, Facts facts) {
    boolean left = facts.side() == Laterality.L;
    String columns = facts.view() == View.CC ? (left ? "R" : "L") : (left ? "FR" : "FL");
    object
        .sequence(0x00082218, code("76752008", "Breast"))
        .text(0x00185101, Vr.CS, facts.view().name())
        .text(0x00200020, Vr.CS, (left ? "A" : "P") + "\\" + columns)
        .text(0x00200062, Vr.CS, facts.side().name())
        .text(0x00281300, Vr.CS, "NO");
  }

  private static void presentation(DicomObject object, Look look) {
    int range = 1 << look.bits();
    object
        .text(0x00280301, Vr.CS, "NO")
        .text(0x00281040, Vr.CS, "LOG")
        .signedShort(0x00281041, (short) -1)
        .text(0x00281050, Vr.DS, String.valueOf(range / 2))
        .text(0x00281051, Vr.DS, String.valueOf(range))
        .text(0x00281052, Vr.DS, "0")
        .text(0x00281053, Vr.DS, "1")
        .text(0x00281054, Vr.LO, "US")
        .text(0x00282110, Vr.CS, "00")
        .text(0x20500020, Vr.CS, "IDENTITY");
  }

  /** View codes of DICOM PS3.16, CID 4014. */
  private static DicomObject view(View view) {
    DicomObject code =
        view == View.CC
            ? code("399162004", "cranio-caudal")
            : code("399368009", "medio-lateral oblique");
    return code.sequence(0x00540222);
  }

  /** A code of SNOMED CT. */
  private static DicomObject code(String value, String meaning) {
    return new DicomObject()
        .text(0x00080100, Vr.SH, value)
        .text(0x00080102, Vr.SH, "SCT")
        .text(0x00080104, Vr.LO, meaning);
  }
}
