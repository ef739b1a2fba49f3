package io.mammoedge.runtime.trust;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Whether both numbers of an ECDSA signature lie in 1..n-1 (FIPS 186-5, 6.4.2). Java 17.0.0 to
 * 17.0.2 take a signature of two zeros for anybody's (CVE-2022-21449), and edge boxes age.
 */
final class EcdsaRange {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;

  private EcdsaRange() {}

  /** Reads {@code SEQUENCE { r INTEGER, s INTEGER }} in DER; anything else does not hold. */
  static boolean holds(byte[] signature, BigInteger order) {
    ByteBuffer der = ByteBuffer.wrap(signature);
    try {
      return der.get() == SEQUENCE
          && length(der) == der.remaining()
          && holds(integer(der), order)
          && holds(integer(der), order)
          && !der.hasRemaining();
    } catch (BufferUnderflowException e) {
      return false;
    }
  }

  private static boolean holds(BigInteger number, BigInteger order) {
    return number.signum() > 0 && number.compareTo(order) < 0;
  }

  private static BigInteger integer(ByteBuffer der) {
    int tag = der.get();
    int length = length(der);
    if (tag != INTEGER || length < 1 || length > der.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    der.get(bytes);
    return new BigInteger(bytes);
  }

  /** One byte, or two for 128 to 255: P-521 needs 139. */
  private static int length(ByteBuffer der) {
    int first = der.get() & 0xff;
    return first == 0x81 ? der.get() & 0xff : first;
  }
}
