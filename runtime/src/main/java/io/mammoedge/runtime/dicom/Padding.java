package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import java.util.OptionalInt;

/**
 * The stored values of pixels that are no image (PS3.3 C.7.5.1.1.2).
 *
 * @param first the smallest
 * @param last the largest; smaller than {@code first} if there is no padding
 */
record Padding(int first, int last) {
  private static final Padding NONE = new Padding(1, 0);

  /** Pixel Padding Value and its range limit, which may lie on either side of it. */
  static Padding of(DataSet header, ImagePixel layout) {
    OptionalInt value = header.unsignedShort(Attribute.PIXEL_PADDING_VALUE);
    if (value.isEmpty()) {
      return NONE;
    }
    OptionalInt limit = header.unsignedShort(Attribute.PIXEL_PADDING_RANGE_LIMIT);
    int one = number(value.getAsInt(), layout);
    int other = number(limit.orElse(value.getAsInt()), layout);
    return new Padding(Math.min(one, other), Math.max(one, other));
  }

  private static int number(int unsigned, ImagePixel layout) {
    return layout.signed() ? (short) unsigned : unsigned;
  }

  boolean contains(int value) {
    return value >= first && value <= last;
  }
}
