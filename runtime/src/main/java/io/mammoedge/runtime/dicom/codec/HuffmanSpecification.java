package io.mammoedge.runtime.dicom.codec;

/**
 * A Huffman table as it is sent (ITU-T T.81 B.2.4.2): some bytes, where {@link HuffmanTable} takes
 * a hundred kilobytes. A stream may send any number of them and use one.
 *
 * @param counts how many codes there are of 1, 2 … 16 bits
 * @param categories what they stand for, shortest code first
 */
record HuffmanSpecification(int[] counts, int[] categories) {
  private static final int CODE_LENGTHS = 16;

  static HuffmanSpecification read(JpegSegments segments) {
    int[] counts = segments.numbers8(CODE_LENGTHS);
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    return new HuffmanSpecification(counts, segments.numbers8(total));
  }
}
