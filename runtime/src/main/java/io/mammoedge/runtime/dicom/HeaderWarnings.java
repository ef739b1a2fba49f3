package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import java.util.ArrayList;
import java.util.List;

/** What does not forbid a score, but should be known with it. */
final class HeaderWarnings {
  private final DataSet header;
  private final List<String> warnings = new ArrayList<>();

  private HeaderWarnings(DataSet header) {
    this.header = header;
  }

  static List<String> of(DataSet header) {
    HeaderWarnings found = new HeaderWarnings(header);
    found.when(Attribute.LOSSY_IMAGE_COMPRESSION, "01", "the pixels were compressed with loss");
    found.when(Attribute.PARTIAL_VIEW, "YES", "a part of the breast is not in the image");
    found.when(Attribute.BREAST_IMPLANT_PRESENT, "YES", "a breast with an implant");
    found.when(Attribute.BURNED_IN_ANNOTATION, "YES", "text is burnt into the pixels");
    if (header.texts(Attribute.IMAGE_TYPE).contains("GENERATED_2D")) {
      found.warnings.add(Attribute.IMAGE_TYPE + ": computed from a tomosynthesis");
    }
    return found.warnings;
  }

  private void when(Attribute attribute, String value, String meaning) {
    if (header.text(attribute).equals(value)) {
      warnings.add(attribute + " is " + value + ": " + meaning);
    }
  }
}
