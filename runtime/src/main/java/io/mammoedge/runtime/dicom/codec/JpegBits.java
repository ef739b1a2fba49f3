package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;

/**
 * The bits of entropy-coded segments (ITU-T T.81 B.1.1.5 and F.2.2.5): a zero byte after FF is
 * stuffing, anything else there is a marker, which ends the segment. Beyond the end zeros are
 * supplied, as 16 bits are looked at for shorter codes; taking them is an error.
 */
final class JpegBits {
  private static final int MARKER = 0xFF;
  private static final int FIRST_RESTART = 0xD0;
  private static final int RESTARTS = 8;

  /** A fragment of even length may need a byte more where the end marker is missing. */
  private static final int MOST_PADDING = 1;

  private final byte[] encoded;
  private int position;
  private long window;
  private int available;
  private int supplied;
  private int restarts;

  JpegBits(byte[] encoded, int start) {
    this.encoded = encoded;
    this.position = start;
  }

  /** The next 16 bits, which stay. At least 32 bits are at hand afterwards. */
  int peek16() {
    if (available < 32) {
      fill();
    }
    return (int) (window >>> (available - 16)) & 0xFFFF;
  }

  /** Passes over bits that were looked at. */
  void drop(int count) {
    available -= count;
  }

  /** Takes 1..15 bits, after at most 16 have been dropped since the last look. */
  int take(int count) {
    available -= count;
    return (int) (window >>> available) & ((1 << count) - 1);
  }

  private void fill() {
    while (available <= Long.SIZE - 2 * Byte.SIZE) {
      window = window << Byte.SIZE | nextByte();
      available += Byte.SIZE;
    }
    requireNotExhausted();
  }

  private int nextByte() {
    if (position >= encoded.length || atMarker()) {
      supplied += Byte.SIZE;
      return 0;
    }
    int value = encoded[position] & 0xFF;
    position += value == MARKER ? 2 : 1;
    return value;
  }

  private boolean atMarker() {
    return (encoded[position] & 0xFF) == MARKER
        && (position + 1 == encoded.length || encoded[position + 1] != 0);
  }

  /** Refuses a stream of which more was taken than it has. */
  private void requireNotExhausted() {
    if (supplied > available) {
      throw Refusal.TRUNCATED.because("the JPEG stream ends before the image does");
    }
  }

  /** Refuses a segment that was not taken whole: damaged codes give fewer or more samples. */
  void requireEnd() {
    requireNotExhausted();
    int left = (available - supplied) / Byte.SIZE + bytesToMarker();
    if (left > MOST_PADDING) {
      throw JpegSegments.malformed("is damaged: " + left + " bytes are left after the last sample");
    }
  }

  /** Moves on to where the segment ends. */
  private int bytesToMarker() {
    int count = 0;
    while (position < encoded.length && !atMarker()) {
      nextByte();
      count++;
    }
    return count;
  }

  /** Moves on behind the next restart marker. */
  void restart() {
    int expected = FIRST_RESTART + restarts++ % RESTARTS;
    while (position + 1 < encoded.length
        && (encoded[position] & 0xFF) == MARKER
        && (encoded[position + 1] & 0xFF) == MARKER) {
      position++;
    }
    if (position + 1 >= encoded.length
        || !atMarker()
        || (encoded[position + 1] & 0xFF) != expected) {
      throw Refusal.MALFORMED.because("the JPEG stream lacks a restart marker");
    }
    position += 2;
    window = 0;
    available = 0;
    supplied = 0;
  }
}
