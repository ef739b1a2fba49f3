package io.mammoedge.runtime.dicom;

import java.util.BitSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Stored bits to presentation values 0..65535, through one table for all values. */
final class Presentation {
  private static final int WHITE = 65535;

  private Presentation() {}

  /** The different stored values of an image, padding left out. */
  static int[] usedValues(short[] storedBits, ImagePixel layout, Padding padding) {
    BitSet used = new BitSet(layout.levels());
    for (short bits : storedBits) {
      used.set(Short.toUnsignedInt(bits));
    }
    return used.stream().map(layout::value).filter(value -> !padding.contains(value)).toArray();
  }

  /** Whether all these stored values become the same brightness; also where there are none. */
  static boolean isBlank(int[] used, DoubleUnaryOperator brightness) {
    return IntStream.of(used)
            .mapToDouble(brightness::applyAsDouble)
            .map(Presentation::cut)
            .distinct()
            .limit(2)
            .count()
        < 2;
  }

  private static double cut(double brightness) {
    return Math.max(0, Math.min(1, brightness));
  }

  /** Replaces stored bits by presentation values; padding becomes black. */
  static void apply(
      short[] pixels, ImagePixel layout, Padding padding, DoubleUnaryOperator brightness) {
    short[] table = table(layout, padding, brightness);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = table[Short.toUnsignedInt(pixels[i])];
    }
  }

  private static short[] table(ImagePixel layout, Padding padding, DoubleUnaryOperator brightness) {
    short[] table = new short[layout.levels()];
    for (int bits = 0; bits < table.length; bits++) {
      int value = layout.value(bits);
      if (!padding.contains(value)) {
        double bright = cut(brightness.applyAsDouble(value));
        table[bits] = (short) Math.round((layout.inverted() ? 1 - bright : bright) * WHITE);
      }
    }
    return table;
  }
}
