package io.mammoedge.runtime.dicom.file;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What stands before a value (PS3.5 section 7.1).
 *
 * @param tag group and element number
 * @param vr the value representation; {@code UN} in an implicit data set
 * @param length of the value in bytes, or {@link #UNDEFINED}
 */
record ElementHeader(int tag, String vr, long length) {
  /** The length of a sequence that ends with a delimiter. */
  static final long UNDEFINED = 0xFFFFFFFFL;

  static final int ITEM = 0xFFFEE000;
  static final int ITEM_END = 0xFFFEE00D;
  static final int SEQUENCE_END = 0xFFFEE0DD;

  private static final String UNKNOWN_VR = "UN";
  private static final int DELIMITER_GROUP = 0xFFFE;

  /** Those with a 16-bit length. All others, future ones too, have 32 bits (PS3.5 section 6.2). */
  private static final Set<String> SHORT_LENGTH =
      Set.of(
          "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "PN", "SH", "SL",
          "SS", "ST", "TM", "UI", "UL", "US");

  static ElementHeader read(DicomInput in, Encoding encoding) throws IOException {
    long start = in.position();
    int tag = in.tag(encoding.order());
    if (!encoding.explicitVr() || tag >>> 16 == DELIMITER_GROUP) {
      return new ElementHeader(tag, UNKNOWN_VR, in.unsignedInt(encoding.order()));
    }
    String vr = new String(in.bytes(2), StandardCharsets.ISO_8859_1);
    if (!vr.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z')) {
      throw Refusal.MALFORMED.because(
          Attribute.describe(tag) + " at byte " + start + " has no value representation");
    }
    return new ElementHeader(tag, vr, length(in, vr, encoding.order()));
  }

  private static long length(DicomInput in, String vr, ByteOrder order) throws IOException {
    if (SHORT_LENGTH.contains(vr)) {
      return in.unsignedShort(order);
    }
    in.skip(2);
    return in.unsignedInt(order);
  }

  boolean undefinedLength() {
    return length == UNDEFINED;
  }

  /** Whether the value holds items with elements in them. */
  boolean isSequence() {
    boolean unknown = hasUnknownVr() && tag != Attribute.PIXEL_DATA.tag();
    return vr.equals("SQ") || (unknown && (undefinedLength() || Attribute.isSequence(tag)));
  }

  /** Whether the value is in {@link Encoding#IMPLICIT}, wherever it stands. */
  boolean hasUnknownVr() {
    return vr.equals(UNKNOWN_VR);
  }

  int group() {
    return tag >>> 16;
  }

  @Override
  public String toString() {
    return Attribute.describe(tag);
  }
}
