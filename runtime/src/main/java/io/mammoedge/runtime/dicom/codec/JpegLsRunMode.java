package io.mammoedge.runtime.dicom.codec;

import java.util.Arrays;

/** Runs of one value, and the sample that ends each (ITU-T T.87 A.7). */
final class JpegLsRunMode {
  /** J, the logarithm of the length of a run's next part. */
  private static final int[] LOGARITHMS = {
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15
  };

  private final JpegLsBits bits;
  private final JpegLsRange range;
  private final JpegLsInterruption unlike;
  private final JpegLsInterruption alike;
  private int level;

  JpegLsRunMode(JpegLsBits bits, JpegLsRange range, int reset) {
    this.bits = bits;
    this.range = range;
    this.unlike = new JpegLsInterruption(range, reset, 0);
    this.alike = new JpegLsInterruption(range, reset, 1);
  }

  /**
   * Decodes a run of the sample before {@code start} and what ends it.
   *
   * @param above the line before
   * @param line the line that the run is in
   * @param start where it begins
   * @param end of the line
   * @return where the next sample is
   */
  int decode(int[] above, int[] line, int start, int end) {
    int value = line[start - 1];
    int stop = start + length(end - start);
    Arrays.fill(line, start, stop, value);
    if (stop == end) {
      return end;
    }
    line[stop] = interruption(value, above[stop]);
    return stop + 1;
  }

  /** How many of the samples left in the line are in the run (A.7.1). */
  private int length(int left) {
    int length = 0;
    while (bits.take(1) == 1) {
      int part = 1 << LOGARITHMS[level];
      if (part <= left - length) {
        level = Math.min(level + 1, LOGARITHMS.length - 1);
      }
      length += Math.min(part, left - length);
      if (length == left) {
        return length;
      }
    }
    length += bits.take(LOGARITHMS[level]);
    if (length >= left) {
      throw JpegSegments.malformed("holds a run beyond its line");
    }
    return length;
  }

  /** The sample after a run that ends before its line does (A.7.2). */
  private int interruption(int before, int above) {
    int escape = range.escape - LOGARITHMS[level] - 1;
    level = Math.max(0, level - 1);
    if (Math.abs(before - above) <= range.near) {
      return range.sample(before, alike.error(bits, escape));
    }
    int error = unlike.error(bits, escape);
    return range.sample(above, before > above ? -error : error);
  }
}
