package io.mammoedge.runtime.preprocess;

import io.mammoedge.runtime.dicom.Mammogram;

/**
 * What the presentation values of a whole image are like, on the scale 0..255 (value · 255/65535),
 * before any step of a release. Background is what is darker than {@value #BACKGROUND_BELOW} of
 * 65535 (20 of 255); the rest is called tissue, although labels and edges of film are in it, too.
 *
 * @param mean of all pixels
 * @param standardDeviation of all pixels, as of a population
 * @param background share of background, 0..1
 * @param tissueMedian of the tissue; 0 without tissue
 * @param tissueSpread distance of its quartiles; 0 without tissue
 */
public record ImageStatistics(
    double mean,
    double standardDeviation,
    double background,
    double tissueMedian,
    double tissueSpread) {
  private static final int VALUES = 1 << 16;
  private static final int BACKGROUND_BELOW = 5140;
  private static final double SCALE = 255.0 / 65535;

  /** In one pass, without a copy. */
  public static ImageStatistics of(Mammogram mammogram) {
    int[] histogram = new int[VALUES];
    for (short pixel : mammogram.pixels()) {
      histogram[Short.toUnsignedInt(pixel)]++;
    }
    return of(histogram, mammogram.pixels().length);
  }

  /**
   * In one pass.
   *
   * @param presentationValues 0..65535; fractions are rounded, what is beyond is clipped
   */
  public static ImageStatistics of(Plane presentationValues) {
    int[] histogram = new int[VALUES];
    for (float value : presentationValues.values()) {
      histogram[Math.max(0, Math.min(VALUES - 1, Math.round(value)))]++;
    }
    return of(histogram, presentationValues.values().length);
  }

  private static ImageStatistics of(int[] histogram, int pixels) {
    // Whole numbers have no rounding: the sum of the squares of 2^31 pixels fits into 63 bits.
    long sum = 0;
    long squares = 0;
    for (int value = 0; value < VALUES; value++) {
      sum += (long) histogram[value] * value;
      squares += (long) histogram[value] * value * value;
    }
    double mean = (double) sum / pixels;
    double variance = Math.max(0, (double) squares / pixels - mean * mean);
    long dark = count(histogram, BACKGROUND_BELOW);
    long tissue = pixels - dark;
    return new ImageStatistics(
        SCALE * mean,
        SCALE * Math.sqrt(variance),
        (double) dark / pixels,
        tissue == 0 ? 0 : SCALE * ranked(histogram, dark + tissue / 2),
        tissue == 0
            ? 0
            : SCALE
                * (ranked(histogram, dark + tissue * 3 / 4)
                    - ranked(histogram, dark + tissue / 4)));
  }

  private static long count(int[] histogram, int below) {
    long count = 0;
    for (int value = 0; value < below; value++) {
      count += histogram[value];
    }
    return count;
  }

  /** The value that so many pixels stand before, in ascending order. */
  private static int ranked(int[] histogram, long before) {
    long upTo = 0;
    int value = -1;
    while (upTo <= before) {
      value++;
      upTo += histogram[value];
    }
    return value;
  }
}
