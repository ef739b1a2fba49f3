package io.mammoedge.validation.layers;

/**
 * How far values are from those expected.
 *
 * @param max largest |Δ|; NaN where there was nothing to compare
 * @param mean mean |Δ|
 * @param snr signal-to-noise ratio {@code 10 log10(Σ expected² / Σ Δ²)} in dB; infinite where all
 *     is equal
 */
public record Deviation(double max, double mean, double snr) {
  /** Nothing to compare. */
  static final Deviation NONE = new Deviation(Double.NaN, Double.NaN, Double.NaN);

  /**
   * Compares.
   *
   * @param scale what stands for the signal where all that is expected is 0: the root mean square
   *     of what went in
   */
  static Deviation of(float[] expected, float[] got, double scale) {
    if (expected.length != got.length) {
      return new Deviation(
          Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }
    double max = 0;
    double sum = 0;
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < got.length; i++) {
      double delta = Math.abs((double) expected[i] - got[i]);
      // What is not a number is as far off as can be.
      delta = Double.isNaN(delta) ? Double.POSITIVE_INFINITY : delta;
      max = Math.max(max, delta);
      sum += delta;
      signal += (double) expected[i] * expected[i];
      noise += delta * delta;
    }
    return new Deviation(
        max, sum / got.length, decibels(signal > 0 ? signal : scale * scale * got.length, noise));
  }

  /** Infinite without noise, minus infinity with noise only. */
  private static double decibels(double signal, double noise) {
    return noise == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(signal / noise);
  }

  /** Whether something was compared. */
  public boolean isThere() {
    return !Double.isNaN(max);
  }
}
