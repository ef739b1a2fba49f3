package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
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
    found.loss(syntax);
    found.when(Attribute.PARTIAL_VIEW, "YES", "a part of the breast is not in the image");
    found.when(Attribute.BREAST_IMPLANT_PRESENT, "YES", "a breast with an implant");
    found.when(Attribute.BURNED_IN_ANNOTATION, "YES", "text is burnt into the pixels");
    if (header.texts(Attribute.IMAGE_TYPE).contains("GENERATED_2D")) {
      found.warnings.add(Attribute.IMAGE_TYPE + ": computed from a tomosynthesis");
    }
    return found.warnings;
  }

  /**
   * The attribute says whether the pixels ever were compressed with loss (PS3.3 C.7.6.1.1.5), the
   * transfer syntax whether they are now. JPEG-LS Near-Lossless and JPEG 2000 may be without loss:
   * they are believed if the header says so.
   */
  private void loss(TransferSyntax syntax) {
    String said = header.text(Attribute.LOSSY_IMAGE_COMPRESSION);
    if (said.equals("01")) {
      warnings.add(
          Attribute.LOSSY_IMAGE_COMPRESSION + " is 01: the pixels were compressed with loss");
    } else if (syntax.lossy()) {
      warnings.add(syntax + ": the pixels were compressed with loss");
    } else if (syntax.perhapsLossy() && !said.equals("00")) {
      warnings.add(syntax + ": the pixels may have been compressed with loss");
    }
  }

  private void when(Attribute attribute, String value, String meaning) {
    if (header.text(attribute).equals(value)) {
      warnings.add(attribute + " is " + value + ": " + meaning);
    }
  }
}
