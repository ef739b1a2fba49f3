package io.mammoedge.runtime.dicom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the preamble and the file meta information. */
final class FileMetaReader {
  private static final int PREAMBLE = 128;
  private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] IDENTIFYING_GROUP = {8, 0};
  private static final byte[] GROUP_2 = {2, 0};
  private static final int GROUP_LENGTH = 0x00020000;

  private final DicomInput in;
  private long end = -1;
  private String sopClass = "";
  private String sopInstance = "";
  private String transferSyntax = "";

  private FileMetaReader(DicomInput in) {
    this.in = in;
  }

  /** Reads up to the data set. */
  static FileMeta read(DicomInput in) throws IOException {
    byte[] start = in.peek(PREAMBLE + PREFIX.length);
    int from = Math.min(PREAMBLE, start.length);
    if (!Arrays.equals(Arrays.copyOfRange(start, from, start.length), PREFIX)) {
      throw Refusal.NOT_DICOM.because(
          "not a DICOM file: it has no DICM at byte " + PREAMBLE + hint(start));
    }
    in.skip(start.length);
    return new FileMetaReader(in).elements();
  }

  /** What to do about some files that are brought here often. */
  private static String hint(byte[] start) {
    if (start.length == 0) {
      return "; it is empty";
    }
    if (startsWith(start, GZIP)) {
      return "; it is packed with gzip: unpack it first";
    }
    boolean dataSet = startsWith(start, IDENTIFYING_GROUP) || startsWith(start, GROUP_2);
    return dataSet
        ? "; it looks like a data set without the Part 10 header: convert it, say with dcmconv"
        : "";
  }

  private static boolean startsWith(byte[] start, byte[] magic) {
    return Arrays.equals(Arrays.copyOf(start, magic.length), magic);
  }

  private FileMeta elements() throws IOException {
    while (!complete() && Arrays.equals(in.peek(2), GROUP_2)) {
      element(ElementHeader.read(in, Encoding.EXPLICIT));
    }
    if (transferSyntax.isEmpty()) {
      throw Refusal.MALFORMED.because(Attribute.TRANSFER_SYNTAX_UID + " is missing");
    }
    return new FileMeta(sopClass, sopInstance, TransferSyntax.of(transferSyntax), in.position());
  }

  /** The length of the group decides: a data set may wrongly begin with another group 2. */
  private boolean complete() {
    return end >= 0 && in.position() >= end && !transferSyntax.isEmpty();
  }

  private void element(ElementHeader header) throws IOException {
    if (header.length() > Limits.VALUE_BYTES) {
      throw Refusal.MALFORMED.because(header + " announces " + header.length() + " bytes");
    }
    byte[] value = in.bytes((int) header.length());
    if (header.tag() == GROUP_LENGTH && value.length == Integer.BYTES) {
      int length = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt();
      end = in.position() + Integer.toUnsignedLong(length);
    } else if (header.tag() == Attribute.MEDIA_STORAGE_SOP_CLASS_UID.tag()) {
      sopClass = uid(value);
    } else if (header.tag() == Attribute.MEDIA_STORAGE_SOP_INSTANCE_UID.tag()) {
      sopInstance = uid(value);
    } else if (header.tag() == Attribute.TRANSFER_SYNTAX_UID.tag()) {
      transferSyntax = uid(value);
    }
  }

  private static String uid(byte[] value) {
    return new String(value, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
  }
}
