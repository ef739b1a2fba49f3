package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Locale;

/** Walks over the marker segments before the scan of a JPEG stream (ITU-T T.81 B.1.1.4). */
final class JpegSegments {
  static final int HUFFMAN_TABLES = 0xC4;
  static final int END_OF_IMAGE = 0xD9;
  static final int START_OF_SCAN = 0xDA;
  static final int RESTART_INTERVAL = 0xDD;
  static final int JPEG_LS_FRAME = 0xF7;

  private static final int JPG_EXTENSION = 0xC8;
  private static final int ARITHMETIC_CONDITIONING = 0xCC;
  private static final int START_OF_IMAGE = 0xFFD8;

  private final byte[] encoded;
  private int position;
  private int end;

  /** Starts behind the marker that begins an image. */
  JpegSegments(byte[] encoded) {
    this.encoded = encoded;
    this.end = encoded.length;
    if (number16() != START_OF_IMAGE) {
      throw malformed("does not begin as one");
    }
    end = position;
  }

  /** Goes to the next segment, whatever is left of this one; returns its marker without the FF. */
  int next() {
    position = end;
    end = encoded.length;
    int marker = marker();
    int start = position;
    int length = number16();
    if (length < 2 || length > encoded.length - start) {
      throw Refusal.TRUNCATED.because("the JPEG stream ends within a marker segment");
    }
    end = start + length;
    return marker;
  }

  private int marker() {
    if (number8() != 0xFF) {
      throw malformed("has no marker at byte " + (position - 1));
    }
    int marker = number8();
    while (marker == 0xFF) {
      marker = number8();
    }
    if (marker == END_OF_IMAGE) {
      throw Refusal.TRUNCATED.because("the JPEG stream ends before its scan");
    }
    return marker;
  }

  /** Bytes that the segment has left. */
  int remaining() {
    return end - position;
  }

  /** Where the segment ends: behind a scan header the entropy-coded data begin there. */
  int end() {
    return end;
  }

  int number8() {
    if (position >= end) {
      throw Refusal.TRUNCATED.because("the JPEG stream ends within its header");
    }
    return encoded[position++] & 0xFF;
  }

  int number16() {
    int high = number8();
    return high << 8 | number8();
  }

  int[] numbers8(int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number8();
    }
    return numbers;
  }

  /** Refuses the frames of other kinds of JPEG (T.81 table B.1); other markers do no harm. */
  static void refuseFrame(int marker) {
    boolean frame =
        switch (marker) {
          case HUFFMAN_TABLES, JPG_EXTENSION, ARITHMETIC_CONDITIONING -> false;
          case JPEG_LS_FRAME -> true;
          default -> marker >= 0xC0 && marker <= 0xCF;
        };
    if (frame) {
      throw malformed(
          String.format(Locale.ROOT, "is of another kind: its frame marker is FF%02X", marker));
    }
  }

  static RuntimeException malformed(String what) {
    return Refusal.MALFORMED.because("the JPEG stream " + what);
  }
}
