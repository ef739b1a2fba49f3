package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Arrays;

/** A Huffman table for difference categories 0..16 (ITU-T T.81 annex C), looked up by 16 bits. */
final class HuffmanTable {
  private static final int LONGEST_CODE = 16;
  private static final int LARGEST_CATEGORY = 16;

  /** For every 16 bits the length of the code they begin with, times 256, plus its category. */
  private final short[] lookup = new short[1 << LONGEST_CODE];

  HuffmanTable(HuffmanSpecification specification) {
    int code = 0;
    int next = 0;
    for (int length = 1; length <= LONGEST_CODE; length++) {
      for (int i = 0; i < specification.counts()[length - 1]; i++) {
        enter(code++, length, specification.categories()[next++]);
      }
      code <<= 1;
    }
  }

  private void enter(int code, int length, int category) {
    int spread = LONGEST_CODE - length;
    if (code >= 1 << length || category > LARGEST_CATEGORY) {
      throw Refusal.MALFORMED.because("a Huffman table of the JPEG stream is impossible");
    }
    Arrays.fill(lookup, code << spread, (code + 1) << spread, (short) (length << 8 | category));
  }

  /** Takes one code and returns its category. */
  int decode(JpegBits bits) {
    int entry = lookup[bits.peek16()];
    if (entry == 0) {
      throw Refusal.MALFORMED.because("the JPEG stream holds a code that its table has not");
    }
    bits.drop(entry >> 8);
    return entry & 0xFF;
  }
}
