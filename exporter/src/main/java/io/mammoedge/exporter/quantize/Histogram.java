package io.mammoedge.exporter.quantize;

/**
 * How often a tensor's values occur, in equal bins between the smallest and the largest of all.
 *
 * @param min smallest value
 * @param max largest value, at least {@code min}
 * @param counts one a bin; the array is shared, not copied, so that values can be added
 */
record Histogram(float min, float max, long[] counts) {
  static final int BINS = 2048;

  static Histogram empty(float min, float max) {
    return new Histogram(min, max, new long[BINS]);
  }

  void add(float[] values) {
    double perBin = counts.length / Math.max((double) max - min, Float.MIN_NORMAL);
    for (float value : values) {
      int bin = (int) ((value - min) * perBin);
      counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
    }
  }

  long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /** The value where a bin begins. */
  float edge(int bin) {
    return (float) (min + ((double) max - min) * bin / counts.length);
  }

  /** The same values without their signs. */
  Histogram magnitudes() {
    float largest = Math.max(Math.abs(min), Math.abs(max));
    Histogram magnitudes = empty(0, largest);
    double perBin = counts.length / Math.max(largest, Float.MIN_NORMAL);
    for (int bin = 0; bin < counts.length; bin++) {
      double middle = Math.abs((edge(bin) + (double) edge(bin + 1)) / 2);
      int target = Math.min(counts.length - 1, (int) (middle * perBin));
      magnitudes.counts[target] += counts[bin];
    }
    return magnitudes;
  }
}
