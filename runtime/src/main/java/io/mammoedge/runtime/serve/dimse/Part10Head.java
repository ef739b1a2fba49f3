package io.mammoedge.runtime.serve.dimse;

import io.mammoedge.runtime.dicom.DicomUid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What makes a data set from the network a file: preamble and meta information (PS3.10 7.1). */
final class Part10Head {
  private static final int PREAMBLE = 128;

  private Part10Head() {}

  static byte[] of(CommandSet store, String transferSyntax) {
    ByteArrayOutputStream meta = new ByteArrayOutputStream();
    meta.writeBytes(element(0x0001, "OB", new byte[] {0, 1}));
    meta.writeBytes(uid(0x0002, store.sopClass()));
    meta.writeBytes(uid(0x0003, store.sopInstance()));
    meta.writeBytes(uid(0x0010, transferSyntax));
    meta.writeBytes(uid(0x0012, DicomUid.IMPLEMENTATION_CLASS));
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(new byte[PREAMBLE]);
    head.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    head.writeBytes(
        element(
            0x0000,
            "UL",
            ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(meta.size())
                .array()));
    head.writeBytes(meta.toByteArray());
    return head.toByteArray();
  }

  private static byte[] uid(int element, String uid) {
    byte[] text = uid.getBytes(StandardCharsets.US_ASCII);
    return element(element, "UI", Arrays.copyOf(text, text.length + text.length % 2));
  }

  private static byte[] element(int element, String vr, byte[] value) {
    boolean isLong = vr.equals("OB");
    ByteBuffer out =
        ByteBuffer.allocate((isLong ? 12 : 8) + value.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 2)
            .putShort((short) element)
            .put(vr.getBytes(StandardCharsets.US_ASCII));
    if (isLong) {
      out.putShort((short) 0).putInt(value.length);
    } else {
      out.putShort((short) value.length);
    }
    return out.put(value).array();
  }
}
