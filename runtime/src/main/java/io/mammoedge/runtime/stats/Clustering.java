package io.mammoedge.runtime.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much alike values of one cluster are, such as the images of one patient, and what a sample of
 * such values is worth.
 */
public final class Clustering {
  private Clustering() {}

  /**
   * The intraclass correlation of the ranks, from the one-way analysis of variance (Donner 1986):
   * (B − W) / (B + (m₀ − 1) W), where B and W are the mean squares between and within clusters.
   * Ranks are what distribution functions depend on.
   *
   * @param values at least one
   * @param clusters whose each value is
   * @return 0..1; negative ones are 0; 1, the careful answer, where no cluster has two values
   */
  public static double rankCorrelation(double[] values, String[] clusters) {
    Map<String, double[]> sums = new HashMap<>();
    double[] ranks = ranks(values);
    for (int i = 0; i < ranks.length; i++) {
      double[] sum = sums.computeIfAbsent(clusters[i], cluster -> new double[2]);
      sum[0]++;
      sum[1] += ranks[i];
    }
    int n = ranks.length;
    int k = sums.size();
    if (n == k) {
      return 1;
    }
    if (k == 1) {
      return 0;
    }
    double centre = (n + 1) / 2.0;
    double total = Arrays.stream(ranks).map(rank -> (rank - centre) * (rank - centre)).sum();
    double between =
        sums.values().stream().mapToDouble(s -> s[0] * square(s[1] / s[0] - centre)).sum();
    double squares = sums.values().stream().mapToDouble(s -> s[0] * s[0]).sum();
    double meanBetween = between / (k - 1);
    double meanWithin = (total - between) / (n - k);
    double size = (n - squares / n) / (k - 1);
    double scale = meanBetween + (size - 1) * meanWithin;
    return scale > 0 ? Math.max(0, (meanBetween - meanWithin) / scale) : 1;
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

  /** 1 to n; equal values share the mean of their ranks. */
  private static double[] ranks(double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    return IntStream.range(0, values.length)
        .mapToDouble(
            i ->
                (Sorted.countBelow(ascending, values[i])
                        + Sorted.countUpTo(ascending, values[i])
                        + 1)
                    / 2.0)
        .toArray();
  }

  private static double square(double x) {
    return x * x;
  }
}
