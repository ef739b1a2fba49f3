package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes DICOM Part 10 files (PS3.10 section 7) in Explicit VR Little Endian. The same data set
 * gives the same bytes.
 */
public final class DicomWriter {
  private static final int SPECIFIC_CHARACTER_SET = 0x00080005;
  private static final int SOP_CLASS_UID = 0x00080016;
  private static final int SOP_INSTANCE_UID = 0x00080018;
  private static final int ITEM = 0xfffee000;
  private static final int PREAMBLE = 128;

  private DicomWriter() {}

  /**
   * Writes a file, replacing what was there; it is either whole or not there.
   *
   * @throws IllegalArgumentException as {@link #encode}
   * @throws io.mammoedge.runtime.MammoEdgeException when the disk refuses
   */
  public static void write(Path file, DicomObject object) {
    AtomicFile.write(file, encode(object));
  }

  /**
   * The bytes of a file.
   *
   * @throws IllegalArgumentException where the SOP class or instance UID is missing, where a value
   *     is too long for its representation, or where text is not ASCII and no character set is told
   */
  public static byte[] encode(DicomObject object) {
    byte[] head =
        head(
            required(object, SOP_CLASS_UID, "SOP Class UID"),
            required(object, SOP_INSTANCE_UID, "SOP Instance UID"),
            DicomUid.EXPLICIT_LITTLE_ENDIAN);
    byte[] data = elements(object, "ISO_IR 192".equals(object.text(SPECIFIC_CHARACTER_SET)));
    ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + data.length);
    out.writeBytes(head);
    out.writeBytes(data);
    return out.toByteArray();
  }

  /**
   * What makes a data set a file: preamble and meta information (PS3.10 section 7.1).
   *
   * @param sopClass UID
   * @param sopInstance UID
   * @param transferSyntax UID of how the data set is encoded that will follow
   */
  public static byte[] head(String sopClass, String sopInstance, String transferSyntax) {
    byte[] meta = metaInformation(sopClass, sopInstance, transferSyntax);
    ByteArrayOutputStream out = new ByteArrayOutputStream(PREAMBLE + 64 + meta.length);
    out.writeBytes(new byte[PREAMBLE]);
    out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    element(out, 0x00020000, "UL", false, LittleEndian.integer(meta.length));
    out.writeBytes(meta);
    return out.toByteArray();
  }

  private static byte[] metaInformation(
      String sopClass, String sopInstance, String transferSyntax) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    element(out, 0x00020001, "OB", true, new byte[] {0, 1});
    uid(out, 0x00020002, sopClass);
    uid(out, 0x00020003, sopInstance);
    uid(out, 0x00020010, transferSyntax);
    uid(out, 0x00020012, DicomUid.IMPLEMENTATION_CLASS);
    element(out, 0x00020013, "SH", false, "MAMMOEDGE_1 ".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static String required(DicomObject object, int tag, String name) {
    String value = object.text(tag);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static void uid(ByteArrayOutputStream out, int tag, String value) {
    byte[] text = value.getBytes(StandardCharsets.US_ASCII);
    element(out, tag, "UI", false, even(text, (byte) 0));
  }

  private static byte[] elements(DicomObject object, boolean utf8) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    object.elements().forEach((tag, element) -> element(out, tag, element, utf8));
    return out.toByteArray();
  }

  private static void element(
      ByteArrayOutputStream out, int tag, DicomObject.Element element, boolean utf8) {
    DicomObject.Vr vr = element.vr();
    if (vr == DicomObject.Vr.SQ) {
      element(out, tag, vr.name(), true, items(element, utf8));
      return;
    }
    if (!utf8 && isText(vr) && !isAscii(element.value())) {
      throw new IllegalArgumentException(
          "%08x is not ASCII: set (0008,0005) to ISO_IR 192".formatted(tag));
    }
    element(out, tag, vr.name(), vr.longLength(), even(element.value(), vr.padding()));
  }

  private static byte[] items(DicomObject.Element sequence, boolean utf8) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (DicomObject item : sequence.items()) {
      byte[] content = elements(item, utf8);
      out.writeBytes(LittleEndian.tag(ITEM));
      out.writeBytes(LittleEndian.integer(content.length));
      out.writeBytes(content);
    }
    return out.toByteArray();
  }

  private static void element(
      ByteArrayOutputStream out, int tag, String vr, boolean longLength, byte[] value) {
    if (!longLength && value.length > 0xffff) {
      throw new IllegalArgumentException(
          "%08x is too long for VR %s: %d bytes".formatted(tag, vr, value.length));
    }
    out.writeBytes(LittleEndian.tag(tag));
    out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
    if (longLength) {
      out.writeBytes(new byte[2]);
      out.writeBytes(LittleEndian.integer(value.length));
    } else {
      out.writeBytes(LittleEndian.shorts((short) value.length));
    }
    out.writeBytes(value);
  }

  private static byte[] even(byte[] value, byte padding) {
    if (value.length % 2 == 0) {
      return value;
    }
    byte[] padded = Arrays.copyOf(value, value.length + 1);
    padded[value.length] = padding;
    return padded;
  }

  private static boolean isText(DicomObject.Vr vr) {
    return switch (vr) {
      case US, SS, UL, FL, OB, OW, SQ -> false;
      default -> true;
    };
  }

  private static boolean isAscii(byte[] value) {
    for (byte b : value) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }
}
