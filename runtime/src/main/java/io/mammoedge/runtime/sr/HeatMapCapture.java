package io.mammoedge.runtime.sr;

import io.mammoedge.runtime.dicom.DicomObject;
import io.mammoedge.runtime.dicom.DicomObject.Vr;
import io.mammoedge.runtime.dicom.DicomUid;
import io.mammoedge.runtime.dicom.Laterality;
import java.awt.image.BufferedImage;

/**
 * A heat map as Secondary Capture (DICOM PS3.3 A.8.1), with a band burned into it that says what it
 * is. It says no body part, so that nobody takes it for a mammogram, this program included.
 */
public final class HeatMapCapture {
  private static final String SERIES_NUMBER = "9702";
  private static final int CHANNELS = 3;

  private HeatMapCapture() {}

  /**
   * The object, for {@link io.mammoedge.runtime.dicom.DicomWriter}.
   *
   * @param image what the picture shows
   * @param picture as {@link io.mammoedge.runtime.score.HeatMapImage#draw} gives it, at most 65000
   *     pixels high and wide
   * @throws IllegalArgumentException where the image is of another study
   */
  public static DicomObject of(ResultContext context, ReportedImage image, BufferedImage picture) {
    if (!image.instance().studyInstanceUid().equals(context.study().studyInstanceUid())) {
      throw new IllegalArgumentException("an image of another study");
    }
    DicomObject object = new DicomObject();
    StudyModules.put(object, context.study());
    Equipment.put(object, context.release());
    putSeries(object, context);
    putImage(object, context, image);
    putPixels(object, ResearchUseBand.above(picture));
    return object;
  }

  /** PS3.3 C.7.3.1 and C.8.6.1. */
  private static void putSeries(DicomObject object, ResultContext context) {
    String study = context.study().studyInstanceUid();
    object
        .text(0x00080060, Vr.CS, "OT")
        .text(0x00080064, Vr.CS, "WSD")
        .text(0x0008103e, Vr.LO, "AI heat maps, research use only")
        .text(0x0020000e, Vr.UI, ResultUids.heatMapSeries(context.release(), study))
        .text(0x00200011, Vr.IS, SERIES_NUMBER);
  }

  /** PS3.3 C.7.6.1 and C.12.1. */
  private static void putImage(DicomObject object, ResultContext context, ReportedImage image) {
    object
        .text(0x00080008, Vr.CS, "DERIVED\\SECONDARY")
        .text(0x00080012, Vr.DA, context.date())
        .text(0x00080013, Vr.TM, context.time())
        .text(0x00080016, Vr.UI, DicomUid.SECONDARY_CAPTURE)
        .text(
            0x00080018,
            Vr.UI,
            ResultUids.heatMap(
                context.release(),
                context.study().studyInstanceUid(),
                image.instance().sopInstanceUid()))
        .text(0x00080023, Vr.DA, context.date())
        .text(0x00080033, Vr.TM, context.time())
        .text(0x00082111, Vr.ST, "Class activation map of " + context.release().words())
        .sequence(
            0x00082112,
            References.reference(image.instance()).sequence(0x0040a170, Code.SOURCE_IMAGE.item()))
        .text(0x00200013, Vr.IS, "")
        .text(0x00200020, Vr.CS, "")
        .text(0x00204000, Vr.LT, ResearchUseBand.SENTENCE);
    if (image.laterality() == Laterality.UNKNOWN) {
      object.text(0x00200060, Vr.CS, "");
    } else {
      object.text(0x00200062, Vr.CS, image.laterality().name());
    }
  }

  /** PS3.3 C.7.6.3. */
  private static void putPixels(DicomObject object, BufferedImage picture) {
    object
        .shorts(0x00280002, CHANNELS)
        .text(0x00280004, Vr.CS, "RGB")
        .shorts(0x00280006, 0)
        .shorts(0x00280010, picture.getHeight())
        .shorts(0x00280011, picture.getWidth())
        .shorts(0x00280100, 8)
        .shorts(0x00280101, 8)
        .shorts(0x00280102, 7)
        .shorts(0x00280103, 0)
        .text(0x00280301, Vr.CS, "YES")
        .bytes(0x7fe00010, rgb(picture));
  }

  private static byte[] rgb(BufferedImage picture) {
    int width = picture.getWidth();
    int[] colours = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    byte[] bytes = new byte[CHANNELS * colours.length];
    for (int i = 0; i < colours.length; i++) {
      bytes[CHANNELS * i] = (byte) (colours[i] >> 16);
      bytes[CHANNELS * i + 1] = (byte) (colours[i] >> 8);
      bytes[CHANNELS * i + 2] = (byte) colours[i];
    }
    return bytes;
  }
}
