package io.mammoedge.runtime.dicom.codec;

/** The statistics of samples that end runs, which have contexts of their own (ITU-T T.87 A.7.2). */
final class JpegLsInterruption {
  private final JpegLsRange range;
  private final int reset;

  /** RItype: 1 if the sample above is like the run, whose value then cannot follow, else 0. */
  private final int type;

  private int count = 1;
  private int negatives;
  private int magnitude;

  JpegLsInterruption(JpegLsRange range, int reset, int type) {
    this.range = range;
    this.reset = reset;
    this.type = type;
    this.magnitude = range.firstMagnitude();
  }

  /** Decodes a prediction error; {@code escape} as of {@link JpegLsBits#golomb}. */
  int error(JpegLsBits bits, int escape) {
    int sum = type == 1 ? magnitude + (count >> 1) : magnitude;
    int k = JpegLsRange.golombParameter(count, sum);
    int mapped = bits.golomb(k, escape, range.errorBits);
    range.requirePossible(mapped);
    int odd = (mapped + type) & 1;
    int size = (mapped + type + odd) >> 1;
    boolean oddIsNegative = k != 0 || 2 * negatives >= count;
    int error = oddIsNegative == (odd == 1) ? -size : size;
    update(mapped, error);
    return error;
  }

  private void update(int mapped, int error) {
    if (error < 0) {
      negatives++;
    }
    magnitude += (mapped + 1 - type) >> 1;
    if (count == reset) {
      count >>= 1;
      negatives >>= 1;
      magnitude >>= 1;
    }
    count++;
  }
}
