package io.mammoedge.runtime.release;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A bounded cursor over one message of the protobuf wire format
 * (protobuf.dev/programming-guides/encoding). Nothing is copied but text. Groups and lengths that
 * reach beyond the message are refused. A message inside another is read before the other goes on.
 */
final class WireReader {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final int MAX_TEXT = 1 << 20;

  private final ForwardBytes bytes;
  private final int limit;
  private int position;
  private int wireType;

  WireReader(ForwardBytes bytes, int length) {
    this(bytes, 0, length);
  }

  private WireReader(ForwardBytes bytes, int from, int limit) {
    this.bytes = bytes;
    this.position = from;
    this.limit = limit;
  }

  boolean hasNext() {
    return position < limit;
  }

  int remaining() {
    return limit - position;
  }

  /** Moves to the next field and returns its number; the value must be read or skipped next. */
  int nextField() {
    long tag = varint();
    wireType = (int) (tag & 7);
    long field = tag >>> 3;
    if (field < 1 || field >= 1 << 29) {
      throw new WireException("field number " + field);
    }
    return (int) field;
  }

  int wireType() {
    return wireType;
  }

  /** Base-128 varint of at most ten bytes. */
  long varint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte next = next();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new WireException("a varint is longer than ten bytes");
  }

  /** The embedded message, or packed values, that comes next. */
  WireReader message() {
    require(BYTES);
    int from = skip(varint());
    return new WireReader(bytes, from, position);
  }

  String text() {
    WireReader content = message();
    if (content.remaining() > MAX_TEXT) {
      throw new WireException("a text of " + content.remaining() + " bytes");
    }
    ByteBuffer utf8 = ByteBuffer.wrap(bytes.copy(content.position, content.remaining()));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new WireException("a text is not UTF-8");
    }
  }

  long number() {
    require(VARINT);
    return varint();
  }

  void skipValue() {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED64 -> skip(8);
      case FIXED32 -> skip(4);
      case BYTES -> skip(varint());
      default -> throw new WireException("wire type " + wireType);
    }
  }

  private void require(int expected) {
    if (wireType != expected) {
      throw new WireException("wire type " + wireType + " where " + expected + " is due");
    }
  }

  /** Steps over {@code length} bytes and returns where they start. */
  private int skip(long length) {
    if (length < 0 || length > remaining()) {
      throw new WireException(
          "a length of " + length + " where " + remaining() + " bytes are left");
    }
    int from = position;
    position += (int) length;
    return from;
  }

  private byte next() {
    if (position >= limit) {
      throw new WireException("it ends too early");
    }
    return bytes.at(position++);
  }

  /** The bytes are no such message. */
  static final class WireException extends RuntimeException {
    WireException(String message) {
      super(message);
    }
  }
}
