package io.mammoedge.runtime.serve.oip;

import io.mammoedge.runtime.serve.http.HttpProblem;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The protocol's types that this node takes and gives. */
enum Datatype {
  /** Unsigned, two bytes: how a mammogram is stored. */
  UINT16(2) {
    @Override
    float next(ByteBuffer littleEndian) {
      return Short.toUnsignedInt(littleEndian.getShort());
    }
  },
  /** IEEE 754, four bytes. */
  FP32(4) {
    @Override
    float next(ByteBuffer littleEndian) {
      return littleEndian.getFloat();
    }
  };

  private final int bytes;

  Datatype(int bytes) {
    this.bytes = bytes;
  }

  /** Of one value. */
  int bytes() {
    return bytes;
  }

  /** The next value of a binary tensor. */
  abstract float next(ByteBuffer littleEndian);

  static Datatype named(String word) {
    return Arrays.stream(values())
        .filter(type -> type.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                HttpProblem.badRequest(
                    "input 'image' has datatype "
                        + Arrays.stream(values())
                            .map(Enum::name)
                            .collect(Collectors.joining(" or "))));
  }
}
