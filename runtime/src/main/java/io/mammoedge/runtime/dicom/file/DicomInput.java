package io.mammoedge.runtime.dicom.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A stream of bytes that knows where it is, where it ends at the latest, and its byte order. */
final class DicomInput implements Closeable {
  private final InputStream stream;
  private final ByteOrder order;
  private final DataEnd end;
  private long position;

  DicomInput(InputStream stream, ByteOrder order, long position, DataEnd end) {
    this.stream = stream.markSupported() ? stream : new BufferedInputStream(stream, 1 << 16);
    this.order = order;
    this.position = position;
    this.end = end;
  }

  /** The same stream from here on in another byte order. */
  DicomInput in(ByteOrder other) {
    return new DicomInput(stream, other, position, end);
  }

  /** What follows, inflated (RFC 1951), at most {@code limit} bytes of it. */
  DicomInput inflated(long limit) {
    InflatedStream inflated = new InflatedStream(stream);
    return new DicomInput(inflated, ByteOrder.LITTLE_ENDIAN, 0, DataEnd.ofInflated(limit));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  long position() {
    return position;
  }

  long remaining() {
    return end.position() - position;
  }

  /** Whether another byte follows. */
  boolean hasMore() throws IOException {
    return remaining() > 0 && peek(1).length == 1;
  }

  /** The next bytes without moving on; fewer at the end. */
  byte[] peek(int count) throws IOException {
    stream.mark(count);
    byte[] next = stream.readNBytes((int) Math.min(count, remaining()));
    stream.reset();
    return next;
  }

  int unsignedShort() throws IOException {
    byte[] b = bytes(2);
    return order == ByteOrder.LITTLE_ENDIAN ? pair(b[1], b[0]) : pair(b[0], b[1]);
  }

  private static int pair(byte high, byte low) {
    return (high & 0xFF) << 8 | (low & 0xFF);
  }

  /** A 32-bit number, unsigned. */
  long unsignedInt() throws IOException {
    long first = unsignedShort();
    long second = unsignedShort();
    return order == ByteOrder.LITTLE_ENDIAN ? second << 16 | first : first << 16 | second;
  }

  /** A group and element number as {@code 0xGGGGEEEE}. */
  int tag() throws IOException {
    int group = unsignedShort();
    return group << 16 | unsignedShort();
  }

  /**
   * That many bytes. Of an inflated stream memory grows with what arrives, not with the promise.
   */
  byte[] bytes(int count) throws IOException {
    require(count, "the next value");
    byte[] bytes = end.inFile() ? allocated(count) : stream.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the data end at byte " + (position + bytes.length));
    }
    position += count;
    return bytes;
  }

  private byte[] allocated(int count) throws IOException {
    byte[] bytes = new byte[count];
    int read = stream.readNBytes(bytes, 0, count);
    return read == count ? bytes : Arrays.copyOf(bytes, read);
  }

  /** Passes over that many bytes. */
  void skip(long count) throws IOException {
    require(count, "the next value");
    stream.skipNBytes(count);
    position += count;
  }

  /** Refuses a value of more bytes than are left; {@code what} names it. */
  void require(long count, String what) {
    end.require(count, position, what);
  }
}
