package io.mammoedge.runtime.release;

import io.mammoedge.runtime.release.WireReader.WireException;

/** The walk through {@code TensorProto}: weights must lie inside the file and fit their shape. */
final class TensorGuard {
  private static final int MAX_RANK = 8;

  private long elements = 1;
  private int rank;
  private int type;
  private long rawBytes = -1;

  private TensorGuard() {}

  /** Elements of the tensor. */
  static long elements(WireReader in) {
    TensorGuard tensor = new TensorGuard();
    int size = in.remaining();
    while (in.hasNext()) {
      tensor.field(in, in.nextField());
    }
    tensor.requireThatBytesFit(size);
    return tensor.elements;
  }

  private void field(WireReader in, int field) {
    switch (field) {
      case 1 -> dimensions(in);
      case 2 -> type = type(in.number());
      case 9 -> rawBytes = in.message().remaining();
      case 13 -> throw new WireException("weights in other files are not allowed");
      case 14 -> location(in.number());
      // typed data, name, documentation, notes
      case 4, 5, 6, 7, 8, 10, 11, 12, 16 -> in.skipValue();
      default -> throw new WireException("field " + field + " of a tensor is not allowed");
    }
  }

  /** Refuses 0 (undefined) and types younger than this code. */
  private static int type(long type) {
    if (type < 1 || type > 22) {
      throw new WireException("a tensor of the unknown type " + type);
    }
    return (int) type;
  }

  private static void location(long location) {
    if (location != 0) {
      throw new WireException("weights in other files are not allowed");
    }
  }

  /** Packed or one by one: both are valid. */
  private void dimensions(WireReader in) {
    if (in.wireType() == WireReader.VARINT) {
      dimension(in.number());
      return;
    }
    WireReader packed = in.message();
    while (packed.hasNext()) {
      dimension(packed.varint());
    }
  }

  private void dimension(long size) {
    rank++;
    if (rank > MAX_RANK || size < 0 || size > Integer.MAX_VALUE) {
      throw new WireException("a tensor with an absurd shape");
    }
    elements *= size;
    if (elements > Integer.MAX_VALUE) {
      throw new WireException("a tensor with an absurd shape");
    }
  }

  private void requireThatBytesFit(int messageBytes) {
    boolean fits =
        rawBytes >= 0
            ? width(type) == 0 || rawBytes == elements * width(type)
            // Typed data takes at least one byte an element, but for 4-bit pairs.
            : elements <= 2L * messageBytes;
    if (!fits) {
      throw new WireException("a tensor's shape does not fit its bytes");
    }
  }

  /** Bytes an element of {@code TensorProto.DataType}; 0 where elements share bytes. */
  private static int width(int type) {
    return switch (type) {
      case 2, 3, 9, 17, 18, 19, 20 -> 1;
      case 4, 5, 10, 16 -> 2;
      case 1, 6, 12 -> 4;
      case 7, 11, 13, 14 -> 8;
      case 15 -> 16;
      default -> 0;
    };
  }
}
