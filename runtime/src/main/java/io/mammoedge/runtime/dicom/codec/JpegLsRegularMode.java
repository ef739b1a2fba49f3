package io.mammoedge.runtime.dicom.codec;

/**
 * Samples that are coded one by one, each by the statistics of its context (ITU-T T.87 A.4-A.6).
 */
final class JpegLsRegularMode {
  /** Where the statistics of a context lie, which are four numbers. */
  private static final int COUNT = 0;

  private static final int MAGNITUDE = 1;
  private static final int BIAS = 2;
  private static final int CORRECTION = 3;
  private static final int STATISTICS = 4;

  private static final int LEAST_CORRECTION = -128;
  private static final int LARGEST_CORRECTION = 127;

  private final JpegLsBits bits;
  private final JpegLsRange range;
  private final int reset;
  private final int[] statistics = new int[JpegLsGradients.CONTEXTS * STATISTICS];

  JpegLsRegularMode(JpegLsBits bits, JpegLsRange range, int reset) {
    this.bits = bits;
    this.range = range;
    this.reset = reset;
    for (int at = 0; at < statistics.length; at += STATISTICS) {
      statistics[at + COUNT] = 1;
      statistics[at + MAGNITUDE] = range.firstMagnitude();
    }
  }

  /**
   * Decodes a sample.
   *
   * @param context -364..364, not 0
   * @param edge what its neighbours let expect
   */
  int sample(int context, int edge) {
    int sign = context >> 31;
    int at = negateIf(sign, context) * STATISTICS;
    int prediction = range.clamp(edge + negateIf(sign, statistics[at + CORRECTION]));
    int error = error(at);
    update(at, error);
    return range.sample(prediction, negateIf(sign, error));
  }

  /** Minus the value if the sign is -1, the value if it is 0. */
  private static int negateIf(int sign, int value) {
    return (value ^ sign) - sign;
  }

  private int error(int at) {
    int count = statistics[at + COUNT];
    int k = JpegLsRange.golombParameter(count, statistics[at + MAGNITUDE]);
    int mapped = bits.golomb(k, range.escape, range.errorBits);
    range.requirePossible(mapped);
    int error = mapped >>> 1 ^ -(mapped & 1);
    boolean negativeFirst = k == 0 && range.near == 0 && 2 * statistics[at + BIAS] <= -count;
    return negativeFirst ? ~error : error;
  }

  private void update(int at, int error) {
    int count = statistics[at + COUNT];
    int magnitude = statistics[at + MAGNITUDE] + Math.abs(error);
    int bias = statistics[at + BIAS] + range.scaled(error);
    if (count == reset) {
      count >>= 1;
      magnitude >>= 1;
      bias >>= 1;
    }
    count++;
    statistics[at + COUNT] = count;
    statistics[at + MAGNITUDE] = magnitude;
    statistics[at + BIAS] = correct(at, count, bias);
  }

  /**
   * Moves the correction of predictions by one if they are biased, and returns the bias left
   * (A.6.2). Without branches: noise makes them unpredictable.
   */
  private int correct(int at, int count, int bias) {
    int low = (bias + count - 1) >> 31;
    int high = -bias >> 31;
    int correction = statistics[at + CORRECTION] + low - high;
    statistics[at + CORRECTION] =
        Math.max(LEAST_CORRECTION, Math.min(LARGEST_CORRECTION, correction));
    return Math.max(1 - count, Math.min(0, bias + (count & low) - (count & high)));
  }
}
