package io.mammoedge.runtime.dicom;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A data set to be written: elements in any order, sequences with items of the same class. Tags are
 * {@code 0xGGGGEEEE}. Text is kept as UTF-8; text beyond ASCII needs Specific Character Set
 * (0008,0005) {@code ISO_IR 192} in the outermost data set. Not safe for several threads.
 */
public final class DicomObject {
  private final SortedMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

  /** One element: plain bytes, or the items of a sequence. */
  record Element(Vr vr, byte[] value, List<DicomObject> items) {}

  /** Value representations of DICOM PS3.5, table 6.2-1, as far as this program writes them. */
  public enum Vr {
    /** Age String. */
    AS,
    /** Code String. */
    CS,
    /** Date. */
    DA,
    /** Decimal String. */
    DS,
    /** Date Time. */
    DT,
    /** Integer String. */
    IS,
    /** Long String. */
    LO,
    /** Long Text. */
    LT,
    /** Person Name. */
    PN,
    /** Short String. */
    SH,
    /** Short Text. */
    ST,
    /** Time. */
    TM,
    /** Unlimited Text. */
    UT,
    /** Unique Identifier. */
    UI,
    /** Unsigned Short. */
    US,
    /** Signed Short. */
    SS,
    /** Unsigned Long. */
    UL,
    /** Float. */
    FL,
    /** Bytes. */
    OB,
    /** Words of 16 bits. */
    OW,
    /** Sequence of items. */
    SQ;

    /** Whether the length takes 4 bytes after 2 reserved ones (PS3.5, table 7.1-1). */
    boolean longLength() {
      return this == OB || this == OW || this == SQ || this == UT;
    }

    /** What fills a value up to an even length (PS3.5 6.2): NUL or a space. */
    byte padding() {
      return (byte) (this == UI || this == OB ? 0 : ' ');
    }
  }

  /**
   * Puts text.
   *
   * @param value several values are separated by a backslash; "" for an empty element
   * @throws IllegalArgumentException where a UID is malformed
   */
  public DicomObject text(int tag, Vr vr, String value) {
    if (vr == Vr.UI) {
      checkUids(value);
    }
    return put(tag, vr, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts unsigned 16-bit numbers (US), each 0..65535. */
  public DicomObject shorts(int tag, int... values) {
    short[] words = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] > 0xffff) {
        throw new IllegalArgumentException(values[i] + " does not fit VR US");
      }
      words[i] = (short) values[i];
    }
    return put(tag, Vr.US, LittleEndian.shorts(words));
  }

  /** Puts a signed 16-bit number (SS). */
  public DicomObject signedShort(int tag, short value) {
    return put(tag, Vr.SS, LittleEndian.shorts(value));
  }

  /** Puts 32-bit floats (FL). */
  public DicomObject floats(int tag, float... values) {
    return put(tag, Vr.FL, LittleEndian.floats(values));
  }

  /** Puts bytes as they are; 8-bit pixels, for one (OB). */
  public DicomObject bytes(int tag, byte[] values) {
    return put(tag, Vr.OB, values.clone());
  }

  /** Puts 16-bit words; 16-bit pixels, for one (OW). */
  public DicomObject words(int tag, short[] values) {
    return put(tag, Vr.OW, LittleEndian.shorts(values));
  }

  /** Puts a sequence of items; none for an empty sequence. */
  public DicomObject sequence(int tag, DicomObject... items) {
    return put(tag, new Element(Vr.SQ, new byte[0], List.of(items)));
  }

  /** The elements in the order of their tags. */
  SortedMap<Integer, Element> elements() {
    return elements;
  }

  /** The text of an element, or "" where there is none. */
  public String text(int tag) {
    Element element = elements.get(tag);
    return element == null ? "" : new String(element.value(), StandardCharsets.UTF_8);
  }

  /** The items of a sequence; none where there is no such sequence. */
  public List<DicomObject> items(int tag) {
    Element element = elements.get(tag);
    return element == null ? List.of() : element.items();
  }

  private DicomObject put(int tag, Vr vr, byte[] value) {
    return put(tag, new Element(vr, value, List.of()));
  }

  private DicomObject put(int tag, Element element) {
    Objects.requireNonNull(element.vr(), "vr is null");
    if (tag >>> 16 == 2) {
      throw new IllegalArgumentException("the writer makes group 0002 itself");
    }
    elements.put(tag, element);
    return this;
  }

  private static void checkUids(String value) {
    for (String uid : value.split("\\\\", -1)) {
      if (!uid.isEmpty() && !DicomUid.isWellFormed(uid)) {
        throw new IllegalArgumentException("not a UID: " + uid);
      }
    }
  }
}
