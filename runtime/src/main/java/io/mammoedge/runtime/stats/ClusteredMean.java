package io.mammoedge.runtime.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How the mean of values, such as an accuracy, varies when the patients are drawn again with
 * replacement, each with all its values (Efron 1979). Here no class is needed, so that nothing is
 * drawn a second time, other than in {@link Bootstrap}.
 */
public final class ClusteredMean {
  private ClusteredMean() {}

  /**
   * The distribution of the mean.
   *
   * @param values finite, at least one
   * @param patients whose value it is
   * @param replications how often the patients are drawn, at least 2
   * @param seed the same seed gives the same result on every machine
   * @throws IllegalArgumentException if the lengths differ, or there are too few replications
   */
  public static Replicates of(double[] values, String[] patients, int replications, long seed) {
    if (values.length != patients.length || values.length == 0 || replications < 2) {
      throw new IllegalArgumentException(
          "%d values, %d patient keys and %d replications do not fit together"
              .formatted(values.length, patients.length, replications));
    }
    int[][] members = Clusters.of(patients).members();
    double[] sums = Arrays.stream(members).mapToDouble(mine -> sum(values, mine)).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[replications];
    Arrays.setAll(means, run -> drawn(sums, members, random));
    return Replicates.of(means, 0);
  }

  private static double sum(double[] values, int[] mine) {
    return Arrays.stream(mine).mapToDouble(i -> values[i]).sum();
  }

  private static double drawn(double[] sums, int[][] members, SplittableRandom random) {
    double sum = 0;
    long count = 0;
    for (int k = 0; k < sums.length; k++) {
      int patient = random.nextInt(sums.length);
      sum += sums[patient];
      count += members[patient].length;
    }
    return sum / count;
  }
}
