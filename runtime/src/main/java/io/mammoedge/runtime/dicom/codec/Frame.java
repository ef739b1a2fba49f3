package io.mammoedge.runtime.dicom.codec;

import io.mammoedge.runtime.dicom.file.Refusal;
import java.util.Locale;

/**
 * The size of one grey frame.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param bitsAllocated 8 or 16
 * @param highBit the place of the highest bit in use, below {@code bitsAllocated}
 */
public record Frame(int rows, int columns, int bitsAllocated, int highBit) {
  /** Checks the ranges. */
  public Frame {
    if (rows < 1 || columns < 1 || (long) rows * columns > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(rows + " rows of " + columns + " columns");
    }
    if (bitsAllocated != 8 && bitsAllocated != 16) {
      throw new IllegalArgumentException(bitsAllocated + " bits");
    }
    if (highBit < 0 || highBit >= bitsAllocated) {
      throw new IllegalArgumentException("high bit " + highBit + " of " + bitsAllocated);
    }
  }

  /** A frame that uses all allocated bits. */
  public Frame(int rows, int columns, int bitsAllocated) {
    this(rows, columns, bitsAllocated, bitsAllocated - 1);
  }

  /** Rows times columns. */
  public int pixels() {
    return rows * columns;
  }

  /**
   * Refuses a stream whose own size is another one.
   *
   * @param stream what states it, to begin the sentence with
   * @param precision bits of a sample
   */
  void requireSize(String stream, int height, int width, int precision) {
    if (height != rows || width != columns) {
      throw Refusal.MALFORMED.because(
          String.format(
              Locale.ROOT,
              "%s has %d rows of %d columns, the header says %d of %d",
              stream,
              height,
              width,
              rows,
              columns));
    }
    if (precision > bitsAllocated) {
      throw Refusal.MALFORMED.because(
          stream + " has " + precision + " bits, allocated are " + bitsAllocated);
    }
  }
}
