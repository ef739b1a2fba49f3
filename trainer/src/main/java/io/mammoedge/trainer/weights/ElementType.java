package io.mammoedge.trainer.weights;

import java.nio.ByteBuffer;

/** A floating-point type of the safetensors format, read as float32. */
enum ElementType {
  /** IEEE 754 double precision, rounded. */
  F64(8) {
    @Override
    float read(ByteBuffer bytes) {
      return (float) bytes.getDouble();
    }
  },
  /** IEEE 754 single precision. */
  F32(4) {
    @Override
    float read(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  /** IEEE 754 half precision. */
  F16(2) {
    @Override
    float read(ByteBuffer bytes) {
      return half(bytes.getShort());
    }
  },
  /** The upper half of a single. */
  BF16(2) {
    @Override
    float read(ByteBuffer bytes) {
      return Float.intBitsToFloat(bytes.getShort() << 16);
    }
  };

  private static final int FRACTION = 0x3ff;
  private static final int EXPONENTS = 0x1f;

  private final int size;

  ElementType(int size) {
    this.size = size;
  }

  /** Bytes of one value. */
  int size() {
    return size;
  }

  /** The next value of little-endian bytes. */
  abstract float read(ByteBuffer bytes);

  private static float half(short bits) {
    int exponent = bits >> 10 & EXPONENTS;
    int fraction = bits & FRACTION;
    float size =
        switch (exponent) {
          case 0 -> Math.scalb((float) fraction, -24);
          case EXPONENTS -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb((float) (fraction | 1 << 10), exponent - 25);
        };
    return bits < 0 ? -size : size;
  }
}
