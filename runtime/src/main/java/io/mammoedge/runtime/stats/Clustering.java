package io.mammoedge.runtime.stats;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How much alike values of one cluster are, such as the images of one patient, and what a sample of
 * such values is worth.
 */
public final class Clustering {
  private Clustering() {}

  /**
   * The intraclass correlation of being above the median of all values, from the one-way analysis
   * of variance (Donner 1986): (B − W) / (B + (m₀ − 1) W), where B and W are the mean squares
   * between and within clusters. The variance of a distribution function at its middle grows with
   * just this correlation, and its ends vary less: that of values or of their ranks is larger, and
   * too careful.
   *
   * @param values at least one
   * @param clusters whose each value is
   * @return 0..1; negative ones are 0; 1, the careful answer, where nothing can be known of it: no
   *     cluster has two values, there is one cluster only, or no value is above the median
   */
  public static double medianCorrelation(double[] values, String[] clusters) {
    Map<String, int[]> counts = new HashMap<>();
    double median = lowerMedian(values);
    for (int i = 0; i < values.length; i++) {
      int[] count = counts.computeIfAbsent(clusters[i], cluster -> new int[2]);
      count[0]++;
      count[1] += values[i] > median ? 1 : 0;
    }
    return counts.size() == 1 || counts.size() == values.length
        ? 1
        : correlation(values.length, counts.values());
  }

  /** Of marks 0 and 1, from the size and the number of ones of each cluster. */
  private static double correlation(int n, Collection<int[]> counts) {
    int k = counts.size();
    double mean = counts.stream().mapToInt(count -> count[1]).sum() / (double) n;
    double total = n * mean * (1 - mean);
    double between =
        counts.stream().mapToDouble(c -> c[0] * square((double) c[1] / c[0] - mean)).sum();
    double squares = counts.stream().mapToDouble(c -> square(c[0])).sum();
    double meanBetween = between / (k - 1);
    double meanWithin = (total - between) / (n - k);
    double size = (n - squares / n) / (k - 1);
    double scale = meanBetween + (size - 1) * meanWithin;
    return scale > 0 ? Math.min(1, Math.max(0, (meanBetween - meanWithin) / scale)) : 1;
  }

  private static double lowerMedian(double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    return ascending[(ascending.length - 1) / 2];
  }

  /**
   * How many independent values a clustered sample is worth: n / (1 + (m − 1)·ρ), where m = Σm²/n
   * is the size of the cluster that a value is in on average (Kish 1965).
   *
   * @param count n, how many values
   * @param sumOfSquares Σm², the squared sizes of all clusters
   * @param correlation ρ, 0..1
   */
  public static double effectiveSize(long count, double sumOfSquares, double correlation) {
    double size = (double) count;
    return size / (1 + (sumOfSquares / size - 1) * correlation);
  }

  /** Σm² of clusters that are named value by value. */
  public static double sumOfSquares(String[] clusters) {
    Map<String, Integer> sizes = new HashMap<>();
    Arrays.stream(clusters).forEach(cluster -> sizes.merge(cluster, 1, Integer::sum));
    return sizes.values().stream().mapToDouble(size -> (double) size * size).sum();
  }

  private static double square(double x) {
    return x * x;
  }
}
