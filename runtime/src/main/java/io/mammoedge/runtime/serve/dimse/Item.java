package io.mammoedge.runtime.serve.dimse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An item of an association's units: type, length, content (PS3.8 section 9.3.1).
 *
 * @param type see the table of its unit
 * @param content of 0 to 65,535 bytes, big endian
 */
record Item(int type, ByteBuffer content) {
  private static final int HEADER = 4;

  /** Takes the next one out of a buffer. */
  static Item next(ByteBuffer in) throws Abort {
    if (in.remaining() < HEADER) {
      throw new Abort(Abort.INVALID_PARAMETER, "an item without a length");
    }
    int type = in.get() & 0xff;
    in.get();
    int length = in.getShort() & 0xffff;
    if (length > in.remaining()) {
      throw new Abort(Abort.INVALID_PARAMETER, "an item that is longer than its unit");
    }
    ByteBuffer content = in.slice(in.position(), length);
    in.position(in.position() + length);
    return new Item(type, content);
  }

  /** The bytes of one. */
  static byte[] of(int type, byte[] content) {
    return ByteBuffer.allocate(HEADER + content.length)
        .put((byte) type)
        .put((byte) 0)
        .putShort((short) content.length)
        .put(content)
        .array();
  }

  static byte[] of(int type, String content) {
    return of(type, content.getBytes(StandardCharsets.US_ASCII));
  }

  /** A UID; some pad it with a zero, which the standard does not. */
  String text() {
    return StandardCharsets.US_ASCII
        .decode(content.duplicate())
        .toString()
        .replace('\0', ' ')
        .strip();
  }
}
