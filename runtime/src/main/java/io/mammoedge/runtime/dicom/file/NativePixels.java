package io.mammoedge.runtime.dicom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Uncompressed pixels (PS3.5 section 8.1), decoded while they are read: none are held twice. */
final class NativePixels {
  private static final int CHUNK = 1 << 16;

  private final DicomInput in;
  private final byte[] chunk = new byte[CHUNK];

  private NativePixels(DicomInput in) {
    this.in = in;
  }

  /**
   * Reads the allocated bits of each pixel.
   *
   * @param bitsAllocated 8 or 16
   * @param order of the 16-bit words; pixels of 8 bits lie in words, too, where it is big endian
   */
  static short[] read(DicomInput in, int pixels, int bitsAllocated, ByteOrder order)
      throws IOException {
    in.require((long) pixels * bitsAllocated / Byte.SIZE, Attribute.PIXEL_DATA.toString());
    NativePixels reader = new NativePixels(in);
    return bitsAllocated == Short.SIZE
        ? reader.words(pixels, order)
        : reader.bytes(pixels, order == ByteOrder.BIG_ENDIAN ? 1 : 0);
  }

  private short[] words(int pixels, ByteOrder order) throws IOException {
    short[] read = new short[pixels];
    for (int start = 0; start < pixels; start += CHUNK / Short.BYTES) {
      int count = Math.min(CHUNK / Short.BYTES, pixels - start);
      in.fill(chunk, count * Short.BYTES);
      ByteBuffer.wrap(chunk).order(order).asShortBuffer().get(read, start, count);
    }
    return read;
  }

  /** The byte of pixel i of a chunk is i with its lowest bit flipped where pairs are swapped. */
  private short[] bytes(int pixels, int swap) throws IOException {
    short[] read = new short[pixels];
    for (int start = 0; start < pixels; start += CHUNK) {
      int count = Math.min(CHUNK, pixels - start);
      in.fill(chunk, count + (count & swap));
      for (int i = 0; i < count; i++) {
        read[start + i] = (short) (chunk[i ^ swap] & 0xFF);
      }
    }
    return read;
  }
}
