package io.mammoedge.exporter.quantize;

/** How far the codes of weights reach. */
public enum WeightRange {
  /** -127..127: for processors with VNNI, or Arm's dot products. */
  FULL(127),
  /**
   * -63..63: for x86 processors without VNNI, whose 16-bit sums of two products of an unsigned and
   * a signed byte would saturate.
   */
  REDUCED(63);

  private final int largest;

  WeightRange(int largest) {
    this.largest = largest;
  }

  /** The largest code. */
  int largest() {
    return largest;
  }
}
