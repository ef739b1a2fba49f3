package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.DicomWriter;
import java.nio.file.Path;

/** The images of the script as DICOM files: digitised film, with a patient's name in the header. */
public final class SmallDicom {
  /** Must never be seen outside a file. */
  public static final String PATIENT = "SECRET^PATIENT";

  private SmallDicom() {}

  /** Writes image {@code k} of the script and returns its path. */
  public static Path write(Path file, int k) {
    SmallModel.Expected size = SmallModel.expected().get(k);
    return write(
        file, size.height(), size.width(), SmallModel.pixels(k, size.height(), size.width()));
  }

  /** Image {@code k} as a view of a breast in a study. */
  public static Path write(Path file, int k, String side, String view, String study) {
    return write(file, k, side, view, study, PATIENT);
  }

  /** As above, of some patient. */
  public static Path write(
      Path file, int k, String side, String view, String study, String patient) {
    SmallModel.Expected size = SmallModel.expected().get(k);
    DicomObject object =
        object(
            file,
            size.height(),
            size.width(),
            SmallModel.pixels(k, size.height(), size.width()),
            side,
            view);
    DicomWriter.write(file, object.text(0x0020000d, Vr.UI, study).text(0x00100020, Vr.LO, patient));
    return file;
  }

  /** Writes 16-bit MONOCHROME2 pixels as Secondary Capture of a breast and returns its path. */
  public static Path write(Path file, int rows, int columns, short[] pixels) {
    DicomWriter.write(file, object(file, rows, columns, pixels, "L", "CC"));
    return file;
  }

  /** As above, in a study. */
  public static Path write(Path file, int rows, int columns, short[] pixels, String study) {
    DicomObject object = object(file, rows, columns, pixels, "L", "CC");
    DicomWriter.write(file, object.text(0x0020000d, Vr.UI, study));
    return file;
  }

  /** The SOP Instance UID of a file that was written to this path. */
  public static String instance(Path file) {
    return DicomUid.of("small " + file.getFileName());
  }

  private static DicomObject object(
      Path file, int rows, int columns, short[] pixels, String side, String view) {
    return new DicomObject()
        .text(0x00080016, Vr.UI, DicomUid.SECONDARY_CAPTURE)
        .text(0x00080018, Vr.UI, instance(file))
        .text(0x00080060, Vr.CS, "MG")
        .text(0x00080064, Vr.CS, "WSD")
        .text(0x00100010, Vr.PN, PATIENT)
        .text(0x00100020, Vr.LO, PATIENT)
        .text(0x00180015, Vr.CS, "BREAST")
        .text(0x0020000e, Vr.UI, DicomUid.of("small series"))
        .text(0x00200020, Vr.CS, "\\" + view)
        .text(0x00200060, Vr.CS, side)
        .shorts(0x00280002, 1)
        .text(0x00280004, Vr.CS, "MONOCHROME2")
        .shorts(0x00280010, rows)
        .shorts(0x00280011, columns)
        .shorts(0x00280100, 16)
        .shorts(0x00280101, 16)
        .shorts(0x00280102, 15)
        .shorts(0x00280103, 0)
        .words(0x7fe00010, pixels);
  }
}
