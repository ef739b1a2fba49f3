package io.mammoedge.validation.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Resident memory of a process over time, in MB. */
final class Memory {
  private final List<Double> samples = new ArrayList<>();

  synchronized void add(double megabytes) {
    samples.add(megabytes);
  }

  /** Starts anew: another process. */
  synchronized void clear() {
    samples.clear();
  }

  /**
   * What was seen.
   *
   * @param early median of the second quarter of the time, in MB
   * @param late median of the last quarter
   * @param most the largest
   */
  record Curve(double early, double late, double most) {
    /** The first quarter is warm-up; after it a tenth is noise of a garbage collector. */
    boolean isFlat() {
      return late <= early * 1.1;
    }
  }

  synchronized Curve curve() {
    int quarter = Math.max(1, samples.size() / 4);
    return new Curve(
        median(part(quarter, 2 * quarter)),
        median(part(3 * quarter, samples.size())),
        samples.stream().mapToDouble(one -> one).max().orElse(0));
  }

  private double[] part(int from, int to) {
    int end = Math.min(to, samples.size());
    return samples.subList(Math.min(from, end), end).stream().mapToDouble(one -> one).toArray();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values.length == 0 ? 0 : values[values.length / 2];
  }
}
