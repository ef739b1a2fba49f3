package io.mammoedge.runtime.dicom;

import io.mammoedge.runtime.dicom.file.Attribute;
import io.mammoedge.runtime.dicom.file.DataSet;
import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Arrays;

/**
 * An item of a Modality or VOI LUT Sequence (PS3.3 C.11.1.1.1 and C.11.2.1.1).
 *
 * @param first the input that is mapped to the first entry
 * @param bits of an entry, 8..16
 * @param entries at least one
 */
record LookupTable(int first, int bits, int[] entries) {
  private static final int ALL_16_BIT_INPUTS = 1 << 16;

  /**
   * Reads an item.
   *
   * @param signedInput whether the inputs are signed
   */
  static LookupTable of(DataSet item, boolean signedInput) {
    int[] descriptor = item.unsignedShorts(Attribute.LUT_DESCRIPTOR);
    if (descriptor.length != 3) {
      throw Refusal.MALFORMED.because(Attribute.LUT_DESCRIPTOR, "has not three numbers");
    }
    int count = descriptor[0] == 0 ? ALL_16_BIT_INPUTS : descriptor[0];
    int first = signedInput ? (short) descriptor[1] : descriptor[1];
    int bits = descriptor[2];
    if (bits < 8 || bits > 16) {
      throw Refusal.MALFORMED.because(Attribute.LUT_DESCRIPTOR, "says " + bits + " bits");
    }
    return new LookupTable(first, bits, entries(item, count, bits));
  }

  private static int[] entries(DataSet item, int count, int bits) {
    byte[] bytes = item.bytes(Attribute.LUT_DATA);
    boolean oneByteEach = bits == 8 && (bytes.length == count || bytes.length == count + 1);
    int[] entries = oneByteEach ? unsigned(bytes) : item.unsignedShorts(Attribute.LUT_DATA);
    if (entries.length < count) {
      throw Refusal.MALFORMED.because(
          Attribute.LUT_DATA, "has " + entries.length + " of " + count + " entries");
    }
    return Arrays.copyOf(entries, count);
  }

  private static int[] unsigned(byte[] bytes) {
    int[] numbers = new int[bytes.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return numbers;
  }

  /** The entry of an input; beyond the table its first or last entry. */
  double entry(double input) {
    long index = Math.round(input - first);
    return entries[(int) Math.max(0, Math.min(entries.length - 1, index))];
  }

  /** The largest entry that the bits can hold. */
  int largest() {
    return (1 << bits) - 1;
  }

  /** The entry of an input as a part of the largest. */
  double part(double input) {
    return entry(input) / largest();
  }
}
