package io.mammoedge.runtime.dicom.codec;

/**
 * The preset coding parameters of JPEG-LS (ITU-T T.87 C.2.4.1.1). As a stream states them, 0 stands
 * for the default.
 *
 * @param maximum MAXVAL, the largest sample
 * @param threshold1 T1, where gradients begin to be called 2
 * @param threshold2 T2, where they begin to be called 3
 * @param threshold3 T3, where they begin to be called 4
 * @param reset RESET, after how many samples the statistics of a context are halved
 */
record JpegLsPreset(int maximum, int threshold1, int threshold2, int threshold3, int reset) {
  /** Everything by default. */
  static final JpegLsPreset DEFAULT = new JpegLsPreset(0, 0, 0, 0, 0);

  private static final int DEFAULT_RESET = 64;

  /** Reads what follows the identifier of an LSE segment. */
  static JpegLsPreset read(JpegSegments segments) {
    return new JpegLsPreset(
        segments.number16(),
        segments.number16(),
        segments.number16(),
        segments.number16(),
        segments.number16());
  }

  /** The parameters of a scan, none of them 0. */
  JpegLsPreset complete(int precision, int near) {
    int largest = (1 << precision) - 1;
    int top = maximum == 0 ? largest : maximum;
    if (top > largest || near > Math.min(255, top / 2)) {
      throw JpegSegments.malformed("has samples up to " + top + " with the error " + near);
    }
    JpegLsPreset defaults = defaults(top, near);
    JpegLsPreset complete =
        new JpegLsPreset(
            top,
            threshold1 == 0 ? defaults.threshold1 : threshold1,
            threshold2 == 0 ? defaults.threshold2 : threshold2,
            threshold3 == 0 ? defaults.threshold3 : threshold3,
            reset == 0 ? DEFAULT_RESET : reset);
    complete.requireOrder(near);
    return complete;
  }

  private void requireOrder(int near) {
    if (threshold1 <= near
        || threshold2 < threshold1
        || threshold3 < threshold2
        || maximum < threshold3
        || reset < 3
        || reset > Math.max(255, maximum)) {
      throw JpegSegments.malformed("has impossible parameters: " + this);
    }
  }

  private static JpegLsPreset defaults(int maximum, int near) {
    int t1 = 3;
    int t2 = 7;
    int t3 = 21;
    if (maximum >= 128) {
      int factor = (Math.min(maximum, 4095) + 128) / 256;
      t1 = factor * (t1 - 2) + 2;
      t2 = factor * (t2 - 3) + 3;
      t3 = factor * (t3 - 4) + 4;
    } else {
      int factor = 256 / (maximum + 1);
      t1 = t1 / factor;
      t2 = t2 / factor;
      t3 = t3 / factor;
    }
    t1 = orElse(near + 1, Math.max(2, t1 + 3 * near), maximum);
    t2 = orElse(t1, Math.max(3, t2 + 5 * near), maximum);
    t3 = orElse(t2, Math.max(4, t3 + 7 * near), maximum);
    return new JpegLsPreset(maximum, t1, t2, t3, DEFAULT_RESET);
  }

  /** The value, or {@code least} where it lies outside of {@code least..most}. */
  private static int orElse(int least, int value, int most) {
    return value < least || value > most ? least : value;
  }
}
