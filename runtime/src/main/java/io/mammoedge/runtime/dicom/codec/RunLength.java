package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** RLE Lossless (PS3.5 annex G): one run-length coded segment for each byte of a pixel. */
final class RunLength {
  private static final int HEADER = 64;

  /** Two bytes make at most 128. */
  private static final int BEST_RATIO = 64;

  /** Segments are padded to an even length (PS3.5 G.3.1). */
  private static final int MOST_PADDING = 1;

  private final byte[] encoded;
  private final short[] pixels;

  private RunLength(byte[] encoded, Frame frame) {
    this.encoded = encoded;
    this.pixels = new short[frame.pixels()];
  }

  static short[] decode(byte[] encoded, Frame frame) {
    int segments = frame.bitsAllocated() / Byte.SIZE;
    if (encoded.length < HEADER
        || (long) frame.pixels() * segments > (long) encoded.length * BEST_RATIO) {
      throw Refusal.TRUNCATED.because("the RLE stream is too short for the image");
    }
    return new RunLength(encoded, frame).decode(segments);
  }

  private short[] decode(int segments) {
    ByteBuffer header = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt() != segments) {
      throw malformed("has not " + segments + " segments");
    }
    for (int segment = 0; segment < segments; segment++) {
      int start = header.getInt();
      int end = segment + 1 < segments ? header.getInt(header.position()) : encoded.length;
      if (start < HEADER || end < start || end > encoded.length) {
        throw malformed("has a segment outside of itself");
      }
      segment(start, end, Byte.SIZE * (segments - 1 - segment));
    }
    return pixels;
  }

  /** The segments begin with the most significant byte. */
  private void segment(int start, int end, int shift) {
    int position = start;
    int pixel = 0;
    while (pixel < pixels.length) {
      if (position + 1 >= end) {
        throw Refusal.TRUNCATED.because(
            "an RLE segment ends after " + pixel + " of " + pixels.length + " pixels");
      }
      int control = encoded[position++];
      if (control >= 0) {
        int count = within(control + 1, pixel);
        literal(position, end, pixel, count, shift);
        position += count;
        pixel += count;
      } else if (control != Byte.MIN_VALUE) {
        int count = within(1 - control, pixel);
        run(encoded[position++], pixel, count, shift);
        pixel += count;
      }
    }
    requireEnd(position, end);
  }

  private int within(int count, int pixel) {
    if (count > pixels.length - pixel) {
      throw malformed("is damaged: it has a run beyond the last pixel");
    }
    return count;
  }

  /** Refuses a segment with more than the image; zeros behind it do no harm. */
  private void requireEnd(int position, int end) {
    int left = end - position;
    while (left > 0 && encoded[position + left - 1] == 0) {
      left--;
    }
    if (left > MOST_PADDING) {
      throw malformed("is damaged: " + left + " bytes are left after the last pixel");
    }
  }

  private void literal(int position, int end, int pixel, int count, int shift) {
    if (count > end - position) {
      throw Refusal.TRUNCATED.because("an RLE segment ends within a literal run");
    }
    for (int i = 0; i < count; i++) {
      pixels[pixel + i] |= (short) ((encoded[position + i] & 0xFF) << shift);
    }
  }

  private void run(byte value, int pixel, int count, int shift) {
    for (int i = pixel; i < pixel + count; i++) {
      pixels[i] |= (short) ((value & 0xFF) << shift);
    }
  }

  private static RuntimeException malformed(String what) {
    return Refusal.MALFORMED.because("the RLE stream " + what);
  }
}
