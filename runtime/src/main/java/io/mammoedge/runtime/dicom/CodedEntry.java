package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;

/** An item of a code sequence (PS3.3, table 8.8-1). */
final class CodedEntry {
  private CodedEntry() {}

  /**
   * The code, from whichever of the three attributes holds it; "" where none does. Of a URN or URL,
   * such as {@code http://snomed.info/id/399162004}, its last part.
   */
  static String code(DataSet item) {
    String value = item.text(Attribute.CODE_VALUE);
    if (value.isEmpty()) {
      value = item.text(Attribute.LONG_CODE_VALUE);
    }
    return value.isEmpty()
        ? item.text(Attribute.URN_CODE_VALUE).replaceFirst("^.*[:/#]", "")
        : value;
  }
}
