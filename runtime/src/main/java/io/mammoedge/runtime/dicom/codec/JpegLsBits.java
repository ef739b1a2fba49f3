package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of JPEG-LS's entropy-coded segments (ITU-T T.87 annexes A and C): the byte after FF has
 * only seven, as its highest bit is zero; where it is one, FF begins a marker, which ends the
 * segment. Zeros are seen beyond the end; who takes them is refused at the next refill.
 */
final class JpegLsBits {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int MARKER = 0xFF;
  private static final int FIRST_RESTART = 0xD0;
  private static final int RESTARTS = 8;

  /** More than the longest code's prefix need not be at hand. */
  private static final int ENOUGH = 32;

  private final byte[] encoded;
  private int position;

  /** The next bits, the first one highest. */
  private long window;

  /** How many of them are there, negative if more were taken. */
  private int available;

  private int restarts;

  JpegLsBits(byte[] encoded, int start) {
    this.encoded = encoded;
    this.position = start;
  }

  /** The next 0..32 bits as a number. */
  int take(int count) {
    if (available < count) {
      fill();
    }
    int value = (int) (window >>> 1 >>> (Long.SIZE - 1 - count));
    drop(count);
    return value;
  }

  /**
   * A number in a Golomb code of limited length (T.87 A.5.3).
   *
   * @param k how many low bits are not in unary
   * @param escape how many zeros announce a number in binary
   * @param escapeBits the length of such a number
   */
  int golomb(int k, int escape, int escapeBits) {
    if (available < ENOUGH) {
      fill();
    }
    int zeros = Long.numberOfLeadingZeros(window);
    if (zeros >= available) {
      fill();
      zeros = Long.numberOfLeadingZeros(window);
    }
    if (zeros >= escape) {
      return escaped(zeros, escape, escapeBits);
    }
    drop(zeros + 1);
    return zeros << k | take(k);
  }

  private int escaped(int zeros, int escape, int escapeBits) {
    if (zeros >= available) {
      throw truncated();
    }
    if (zeros > escape) {
      throw JpegSegments.malformed("holds an impossible code");
    }
    drop(zeros + 1);
    return take(escapeBits) + 1;
  }

  private void drop(int count) {
    window <<= count;
    available -= count;
  }

  /**
   * Supplies 57 bits or more, if there are so many. Bits of a byte that does not fit whole may lie
   * behind the available ones: they are the right ones, and are written again by the next refill.
   */
  private void fill() {
    if (position <= encoded.length - Long.BYTES) {
      long next = (long) EIGHT_BYTES.get(encoded, position);
      boolean markerOrStuffing = ((~next - LOW_BITS) & next & HIGH_BITS) != 0;
      if (!markerOrStuffing && !behindMarkerByte() && available >= 0) {
        window |= next >>> available;
        int bytes = (Long.SIZE - available) / Byte.SIZE;
        position += bytes;
        available += bytes * Byte.SIZE;
        return;
      }
    }
    fillByteByByte();
  }

  private void fillByteByByte() {
    requireNotExhausted();
    while (available <= Long.SIZE - Byte.SIZE && position < encoded.length && !atMarker()) {
      int bits = behindMarkerByte() ? Byte.SIZE - 1 : Byte.SIZE;
      available += bits;
      window |= (encoded[position++] & 0xFFL) << (Long.SIZE - available);
    }
  }

  private boolean behindMarkerByte() {
    return (encoded[position - 1] & 0xFF) == MARKER;
  }

  private boolean atMarker() {
    return (encoded[position] & 0xFF) == MARKER
        && (position + 1 == encoded.length || encoded[position + 1] < 0);
  }

  private void requireNotExhausted() {
    if (available < 0) {
      throw truncated();
    }
  }

  private static RuntimeException truncated() {
    return Refusal.TRUNCATED.because("the JPEG stream ends before the image does");
  }

  /** Refuses a segment that does not end with the bits that were taken, and a marker. */
  void requireEnd() {
    fillByteByByte();
    skipFillBytes();
    if (position >= encoded.length - 1) {
      throw truncated();
    }
    if (available >= 2 * Byte.SIZE || !atMarker()) {
      throw JpegSegments.malformed("has more data than pixels");
    }
  }

  /** Any number of FF may stand before a marker (T.81 B.1.1.2). */
  private void skipFillBytes() {
    while (position < encoded.length - 1
        && (encoded[position] & 0xFF) == MARKER
        && (encoded[position + 1] & 0xFF) == MARKER) {
      position++;
    }
  }

  /** Moves on behind the restart marker at the end of a segment. */
  void restart() {
    requireEnd();
    int expected = FIRST_RESTART + restarts++ % RESTARTS;
    if ((encoded[position + 1] & 0xFF) != expected) {
      throw JpegSegments.malformed("lacks a restart marker");
    }
    position += 2;
    window = 0;
    available = 0;
  }
}
