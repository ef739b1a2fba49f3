package io.mammoedge.runtime.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as little-endian bytes. */
final class LittleEndian {
  private LittleEndian() {}

  static byte[] integer(int value) {
    byte[] bytes = new byte[4];
    wrap(bytes).putInt(value);
    return bytes;
  }

  static byte[] shorts(short... values) {
    byte[] bytes = new byte[2 * values.length];
    wrap(bytes).asShortBuffer().put(values);
    return bytes;
  }

  static byte[] floats(float... values) {
    byte[] bytes = new byte[4 * values.length];
    wrap(bytes).asFloatBuffer().put(values);
    return bytes;
  }

  /** Group and element number. */
  static byte[] tag(int tag) {
    return shorts((short) (tag >>> 16), (short) tag);
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
