package io.mammoedge.exporter.quantize;

import java.util.Arrays;

/**
 * The threshold at which clipped and coded values lose least information (Kullback-Leibler
 * divergence; Migacz 2017, "8-bit Inference with TensorRT"): for each candidate the values beyond
 * it move into its last bin, the rest is merged into as many groups as there are codes, and the two
 * distributions are compared.
 */
final class Entropy {
  private static final int CODES = 256;
  private static final int STRIDE = 8;

  private Entropy() {}

  /** The best threshold for values from 0 upwards. */
  static float threshold(Histogram values) {
    long[] counts = values.counts().clone();
    // Rectified values are mostly 0, which has a code of its own and would outweigh all others.
    counts[0] = counts[1];
    int best = counts.length;
    double least = Double.POSITIVE_INFINITY;
    long beyond = Arrays.stream(counts).sum();
    int summed = 0;
    for (int bins = CODES; bins <= counts.length; bins += STRIDE) {
      for (; summed < bins; summed++) {
        beyond -= counts[summed];
      }
      double divergence = divergence(counts, bins, beyond);
      if (divergence < least) {
        least = divergence;
        best = bins;
      }
    }
    return values.edge(best);
  }

  private static double divergence(long[] counts, int bins, long beyond) {
    double[] coded = coded(counts, bins);
    double total = 0;
    double codedTotal = 0;
    for (int i = 0; i < bins; i++) {
      total += counts[i];
      codedTotal += coded[i];
    }
    total += beyond;
    if (codedTotal == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double divergence = 0;
    for (int i = 0; i < bins; i++) {
      double p = (counts[i] + (i == bins - 1 ? beyond : 0)) / total;
      if (p > 0) {
        // A value that the codes cannot tell is as if it were very rare.
        double q = Math.max(coded[i] / codedTotal, 1e-12);
        divergence += p * Math.log(p / q);
      }
    }
    return divergence;
  }

  /** Each group's count, spread evenly over those of its bins that have values. */
  private static double[] coded(long[] counts, int bins) {
    double[] coded = new double[bins];
    for (int code = 0; code < CODES; code++) {
      int from = (int) ((long) code * bins / CODES);
      int to = (int) ((long) (code + 1) * bins / CODES);
      long sum = 0;
      int filled = 0;
      for (int i = from; i < to; i++) {
        sum += counts[i];
        filled += counts[i] > 0 ? 1 : 0;
      }
      for (int i = from; i < to; i++) {
        coded[i] = counts[i] > 0 ? (double) sum / filled : 0;
      }
    }
    return coded;
  }
}
