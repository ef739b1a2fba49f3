package io.mammoedge.runtime.dicom.file;

import java.nio.ByteOrder;

/**
 * How elements are written (PS3.5 section 7.1).
 *
 * @param explicitVr whether they carry their value representation
 * @param order of their numbers
 */
record Encoding(boolean explicitVr, ByteOrder order) {
  static final Encoding EXPLICIT = new Encoding(true, ByteOrder.LITTLE_ENDIAN);

  /** Also what lies in a sequence of VR UN, whatever is around it (PS3.5 6.2.2, note 2). */
  static final Encoding IMPLICIT = new Encoding(false, ByteOrder.LITTLE_ENDIAN);
}
