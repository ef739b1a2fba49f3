package io.mammoedge.runtime.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From images to breasts or patients: the probability of a group is the mean of those of its
 * images, and a group is positive if any of its images is.
 */
public final class Aggregation {
  private Aggregation() {}

  /**
   * One case a group, in the order in which each first appears; the patients stay.
   *
   * @param images scored by log-odds
   * @param keys the group of each image, with {@code equals} and {@code hashCode}
   * @throws IllegalArgumentException if the numbers differ or a group has images of two patients
   */
  public static Cases of(Cases images, List<?> keys) {
    if (keys.size() != images.size()) {
      throw new IllegalArgumentException(
          keys.size() + " keys do not fit " + images.size() + " images");
    }
    int[][] members = members(keys);
    double[] scores = new double[members.length];
    boolean[] positive = new boolean[members.length];
    String[] patients = new String[members.length];
    String[] patientOfImage = images.clusters();
    for (int group = 0; group < members.length; group++) {
      int[] here = members[group];
      scores[group] =
          meanLogOdds(Arrays.stream(here).mapToDouble(i -> images.scores()[i]).toArray());
      positive[group] = Arrays.stream(here).anyMatch(i -> images.positive()[i]);
      patients[group] = only(patientOfImage, here);
    }
    return new Cases(scores, positive, patients);
  }

  private static int[][] members(List<?> keys) {
    Map<Object, Integer> known = new HashMap<>();
    int[] numbers = new int[keys.size()];
    int i = 0;
    for (Object key : keys) {
      int next = known.size();
      numbers[i++] = known.computeIfAbsent(key, k -> next);
    }
    return Clusters.members(numbers, known.size());
  }

  private static String only(String[] patients, int[] members) {
    String first = patients[members[0]];
    for (int i : members) {
      if (!patients[i].equals(first)) {
        throw new IllegalArgumentException(
            "a group has images of two patients: %s and %s".formatted(first, patients[i]));
      }
    }
    return first;
  }

  /**
   * The log-odds of the mean of probabilities. Where they round to 0 or 1, their order is not lost.
   *
   * @param logOdds at least one, of each probability; finite
   */
  public static double meanLogOdds(double... logOdds) {
    if (logOdds.length == 1) {
      return logOdds[0];
    }
    double[] benign = Arrays.stream(logOdds).map(l -> logProbability(-l)).toArray();
    double[] malignant = Arrays.stream(logOdds).map(Aggregation::logProbability).toArray();
    return logMean(malignant) - logMean(benign);
  }

  /** log(1 / (1 + exp(−l))), finite for every finite l. */
  private static double logProbability(double logOdds) {
    return Math.min(logOdds, 0) - Math.log1p(Math.exp(-Math.abs(logOdds)));
  }

  /** log(mean(exp(·))). */
  private static double logMean(double[] logs) {
    double largest = Arrays.stream(logs).max().orElseThrow();
    double sum = Arrays.stream(logs).map(log -> Math.exp(log - largest)).sum();
    return largest + Math.log(sum / logs.length);
  }
}
