package io.mammoedge.exporter.onnx;

/** The constant of Swish, {@code f(x) = x sigmoid(beta x)}. */
final class SwishBeta {
  private static final int LARGEST_EXPONENT = 20;

  /** Where sigmoid(t) - 1/2 tells t best, near |t| = 1. */
  private static final double WELL_CONDITIONED = 0.23;

  private SwishBeta() {}

  /**
   * Solves {@code beta = logit(f(x) / x) / x} at the power of two where rounding of f matters
   * least; within 1e-6 of beta for |beta| from 1e-6 to 1e6.
   */
  static double solve(Probe probe) {
    float[] x = powersOfTwo();
    float[] y = probe.at(x);
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      if (badness(y[i] / x[i]) < badness(y[best] / x[best])) {
        best = i;
      }
    }
    double sigmoid = (double) y[best] / x[best];
    return Math.log(sigmoid / (1 - sigmoid)) / x[best];
  }

  private static float[] powersOfTwo() {
    float[] powers = new float[2 * LARGEST_EXPONENT + 1];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Math.scalb(1f, i - LARGEST_EXPONENT);
    }
    return powers;
  }

  private static double badness(double sigmoid) {
    return Math.abs(Math.abs(sigmoid - 0.5) - WELL_CONDITIONED);
  }
}
