package io.mammoedge.runtime.dicom.codec;

/**
 * The size of one grey frame.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param bitsAllocated 8 or 16
 */
public record Frame(int rows, int columns, int bitsAllocated) {
  /** Checks the ranges. */
  public Frame {
    if (rows < 1 || columns < 1 || (long) rows * columns > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(rows + " rows of " + columns + " columns");
    }
    if (bitsAllocated != 8 && bitsAllocated != 16) {
      throw new IllegalArgumentException(bitsAllocated + " bits");
    }
  }

  /** Rows times columns. */
  public int pixels() {
    return rows * columns;
  }
}
