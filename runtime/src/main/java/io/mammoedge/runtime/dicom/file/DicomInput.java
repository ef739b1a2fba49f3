package io.mammoedge.runtime.dicom.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/** A stream of bytes that knows where it is and where it ends at the latest. */
final class DicomInput implements Closeable {
  /** A bit each of length and distance gives 258 bytes: what two bits of a file may become. */
  private static final int LARGEST_INFLATION = 1032;

  private final InputStream stream;
  private final DataEnd end;
  private long position;

  DicomInput(InputStream stream, DataEnd end) {
    this.stream = stream.markSupported() ? stream : new BufferedInputStream(stream, 1 << 16);
    this.end = end;
  }

  /** What follows, inflated (RFC 1951), at most {@code limit} bytes of it. */
  DicomInput inflated(long limit) {
    long most = Math.min(limit, remaining() * LARGEST_INFLATION);
    return new DicomInput(new InflatedStream(stream), DataEnd.ofInflated(most));
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

  int unsignedShort(ByteOrder order) throws IOException {
    byte[] b = bytes(2);
    return order == ByteOrder.LITTLE_ENDIAN ? pair(b[1], b[0]) : pair(b[0], b[1]);
  }

  private static int pair(byte high, byte low) {
    return (high & 0xFF) << 8 | (low & 0xFF);
  }

  /** A 32-bit number, unsigned. */
  long unsignedInt(ByteOrder order) throws IOException {
    long first = unsignedShort(order);
    long second = unsignedShort(order);
    return order == ByteOrder.LITTLE_ENDIAN ? second << 16 | first : first << 16 | second;
  }

  /** A group and element number as {@code 0xGGGGEEEE}. */
  int tag(ByteOrder order) throws IOException {
    int group = unsignedShort(order);
    return group << 16 | unsignedShort(order);
  }

  /** That many bytes. */
  byte[] bytes(int count) throws IOException {
    require(count, "the next value");
    byte[] bytes = new byte[count];
    fill(bytes, count);
    return bytes;
  }

  /** Puts the next {@code count} bytes into the beginning of an array. */
  void fill(byte[] into, int count) throws IOException {
    require(count, "the next value");
    int read = stream.readNBytes(into, 0, count);
    position += read;
    if (read < count) {
      throw new EOFException("the data end at byte " + position);
    }
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
