package io.mammoedge.runtime.dicom.codec;

/** Sizes that follow from the largest sample and the largest error (ITU-T T.87 A.2.1). */
final class JpegLsRange {
  private static final int LEAST_SAMPLE_BITS = 2;

  /** NEAR, the largest error. */
  final int near;

  /** RANGE, how many prediction errors are told apart. */
  final int errors;

  /** qbpp, the bits of a prediction error. */
  final int errorBits;

  /** How many zeros of a Golomb code announce an error in {@link #errorBits} bits. */
  final int escape;

  private final int maximum;
  private final int step;

  JpegLsRange(int maximum, int near) {
    this.near = near;
    this.maximum = maximum;
    this.step = 2 * near + 1;
    this.errors = (maximum + 2 * near) / step + 1;
    this.errorBits = bits(errors - 1);
    int sampleBits = Math.max(LEAST_SAMPLE_BITS, bits(maximum));
    int longestCode = 2 * (sampleBits + Math.max(Byte.SIZE, sampleBits));
    this.escape = longestCode - errorBits - 1;
  }

  private static int bits(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value);
  }

  /** What the statistics A of every context begin with. */
  int firstMagnitude() {
    return Math.max(2, (errors + 32) / 64);
  }

  /** An error that was divided by the step. */
  int scaled(int error) {
    return error * step;
  }

  /** The nearest possible sample. */
  int clamp(int value) {
    return Math.max(0, Math.min(maximum, value));
  }

  /** The sample of a prediction and its error, which is meant modulo RANGE (A.4.5, A.8). */
  int sample(int prediction, int error) {
    int value = prediction + error * step;
    if (value < -near) {
      value += errors * step;
    } else if (value > maximum + near) {
      value -= errors * step;
    }
    return clamp(value);
  }

  /** Refuses a mapped error that no encoder makes, so that statistics stay within an int. */
  void requirePossible(int mappedError) {
    if (mappedError > errors) {
      throw JpegSegments.malformed("holds an impossible prediction error");
    }
  }

  /** The Golomb parameter: the smallest k for which count * 2^k reaches the sum (A.5.1). */
  static int golombParameter(int count, int sum) {
    int k = Math.max(0, Integer.numberOfLeadingZeros(count) - Integer.numberOfLeadingZeros(sum));
    return k + (((count << k) - sum) >>> 31);
  }
}
