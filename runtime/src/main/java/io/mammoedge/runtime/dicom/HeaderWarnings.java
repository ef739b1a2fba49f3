package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Printable;
import io.mammoedge.runtime.dicom.file.TransferSyntax;
import java.util.ArrayList;
import java.util.List;

/** What does not forbid a score, but should be known with it. */
final class HeaderWarnings {
  private final DataSet header;
  private final List<String> warnings = new ArrayList<>();

  private HeaderWarnings(DataSet header) {
    this.header = header;
  }

  static List<String> of(DataSet header, TransferSyntax syntax) {
    HeaderWarnings found = new HeaderWarnings(header);
    found.lossyCompression(syntax);
    found.when(Attribute.PARTIAL_VIEW, "YES", "a part of the breast is not in the image");
    found.when(Attribute.BREAST_IMPLANT_PRESENT, "YES", "a breast with an implant");
    found.when(Attribute.BURNED_IN_ANNOTATION, "YES", "text is burnt into the pixels");
    found.contrast();
    found.modifiers();
    if (TomosynthesisGuard.isGenerated2d(header)) {
      found.warnings.add(Attribute.IMAGE_TYPE + ": computed from a tomosynthesis");
    }
    found.presentationShape();
    return found.warnings;
  }

  /**
   * The attribute says whether the pixels ever were compressed with loss (PS3.3 C.7.6.1.1.5), the
   * transfer syntax whether they are now. JPEG-LS Near-Lossless and JPEG 2000 may be without loss:
   * they are believed if the header says so.
   */
  private void lossyCompression(TransferSyntax syntax) {
    String said = header.text(Attribute.LOSSY_IMAGE_COMPRESSION);
    String decided = Attribute.TRANSFER_SYNTAX_UID + " is " + syntax;
    if (said.equals("01")) {
      when(Attribute.LOSSY_IMAGE_COMPRESSION, "01", "the pixels were compressed with loss");
    } else if (syntax.lossy()) {
      warnings.add(decided + ": the pixels were compressed with loss");
    } else if (syntax.perhapsLossy() && !said.equals("00")) {
      warnings.add(decided + ": the pixels may have been compressed with loss");
    }
  }

  /** The low-energy image of a contrast-enhanced mammography looks like any other mammogram. */
  private void contrast() {
    String type = header.text(Attribute.IMAGE_TYPE);
    if (type.contains("LOW_ENERGY")) {
      warnings.add(
          Attribute.IMAGE_TYPE
              + " is "
              + Printable.quoted(type)
              + ": the low-energy image of a contrast-enhanced mammography");
    }
    if (!header.text(Attribute.CONTRAST_BOLUS_AGENT).isEmpty()) {
      warnings.add(Attribute.CONTRAST_BOLUS_AGENT + " is there: taken after a contrast agent");
    }
  }

  private void modifiers() {
    for (ViewModifiers.Modifier modifier : ViewModifiers.of(header)) {
      warnings.add(Attribute.VIEW_MODIFIER_CODE_SEQUENCE + " holds " + modifier);
    }
  }

  /** The shape only repeats what Photometric Interpretation says (PS3.3 C.8.11.3): that decides. */
  private void presentationShape() {
    String photometric = header.text(Attribute.PHOTOMETRIC_INTERPRETATION);
    String opposite = photometric.equals("MONOCHROME1") ? "IDENTITY" : "INVERSE";
    when(
        Attribute.PRESENTATION_LUT_SHAPE,
        opposite,
        "ignored, " + Attribute.PHOTOMETRIC_INTERPRETATION + " is " + photometric);
  }

  private void when(Attribute attribute, String value, String meaning) {
    if (header.text(attribute).equals(value)) {
      warnings.add(attribute + " is " + value + ": " + meaning);
    }
  }
}
