package io.mammoedge.runtime.dicom.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Encapsulated pixel data: an offset table, fragments and a delimiter (PS3.5 A.4). */
final class Fragments {
  private final DicomInput in;
  private int count;

  private Fragments(DicomInput in) {
    this.in = in;
  }

  /**
   * The fragments of a single frame, joined.
   *
   * @param limit the most bytes that they may have together
   */
  static byte[] join(DicomInput in, long limit) throws IOException {
    return new Fragments(in).join(limit);
  }

  /** Passes over all of them. */
  static void skip(DicomInput in) throws IOException {
    Fragments fragments = new Fragments(in);
    for (long length = fragments.next(); length >= 0; length = fragments.next()) {
      in.skip(length);
    }
  }

  private byte[] join(long limit) throws IOException {
    skipOffsetTable();
    List<byte[]> fragments = new ArrayList<>();
    long total = 0;
    for (long length = next(); length >= 0; length = next()) {
      in.require(length, "a fragment of " + Attribute.PIXEL_DATA);
      total += length;
      if (total > limit) {
        throw Refusal.TOO_LARGE.because(
            Attribute.PIXEL_DATA + " has more than " + limit + " compressed bytes");
      }
      fragments.add(in.bytes((int) length));
    }
    return concatenate(fragments, (int) total);
  }

  private void skipOffsetTable() throws IOException {
    long length = next();
    if (length < 0) {
      throw Refusal.MALFORMED.because(Attribute.PIXEL_DATA + " has no fragment");
    }
    in.skip(length);
  }

  /** The length of the next item, or -1 at the delimiter. */
  private long next() throws IOException {
    int tag = in.tag(ByteOrder.LITTLE_ENDIAN);
    long length = in.unsignedInt(ByteOrder.LITTLE_ENDIAN);
    if (tag == ElementHeader.SEQUENCE_END) {
      return -1;
    }
    if (tag != ElementHeader.ITEM) {
      throw Refusal.MALFORMED.because(
          "the fragments hold " + Attribute.describe(tag) + " where an item should be");
    }
    count++;
    if (count > Limits.FRAGMENTS) {
      throw Refusal.TOO_LARGE.because(
          "encapsulated data have more than " + Limits.FRAGMENTS + " fragments");
    }
    return length;
  }

  private static byte[] concatenate(List<byte[]> fragments, int total) {
    if (fragments.size() == 1) {
      return fragments.get(0);
    }
    ByteBuffer joined = ByteBuffer.allocate(total);
    fragments.forEach(joined::put);
    return joined.array();
  }
}
