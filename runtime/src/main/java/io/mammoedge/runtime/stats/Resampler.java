package io.mammoedge.runtime.stats;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws from the indices of cases; scores and keys are never touched. */
final class Resampler {
  private final boolean[] positive;
  private final int[][] members;
  private final List<int[]> strata;
  private final String[] names;

  private Resampler(boolean[] positive, int[][] members, List<int[]> strata) {
    this.positive = positive;
    this.members = members;
    this.strata = strata;
    names = Clusters.numbered(members.length);
  }

  /**
   * One resample.
   *
   * @param indices of the drawn cases
   * @param clusters each drawn unit is a patient of its own, also when it is drawn twice
   */
  record Resample(int[] indices, Clusters clusters) {}

  static Resampler of(Cases cases, Resampling plan) {
    Placements.requireBoth(cases.count(true), cases.count(false));
    boolean byCase = plan == Resampling.CASES_BY_CLASS;
    int[][] members =
        (byCase ? Clusters.independent(cases.size()) : cases.numberedClusters()).members();
    boolean[] ill = byCase ? cases.positive() : cases.clustersWith(true);
    List<int[]> strata =
        plan == Resampling.PATIENTS
            ? List.of(IntStream.range(0, members.length).toArray())
            : List.of(where(ill, true), where(ill, false));
    return new Resampler(cases.positive(), members, strata);
  }

  private static int[] where(boolean[] flags, boolean value) {
    return IntStream.range(0, flags.length).filter(i -> flags[i] == value).toArray();
  }

  /** Draws as many units of each stratum as it has. */
  Resample draw(SplittableRandom random) {
    int[] units = new int[members.length];
    int drawn = 0;
    int size = 0;
    for (int[] stratum : strata) {
      for (int k = 0; k < stratum.length; k++) {
        units[drawn] = stratum[random.nextInt(stratum.length)];
        size += members[units[drawn++]].length;
      }
    }
    return gathered(units, size);
  }

  private Resample gathered(int[] units, int size) {
    int[] indices = new int[size];
    int[] numbers = new int[size];
    int filled = 0;
    for (int unit = 0; unit < units.length; unit++) {
      for (int index : members[units[unit]]) {
        indices[filled] = index;
        numbers[filled++] = unit;
      }
    }
    return new Resample(indices, new Clusters(names, numbers));
  }

  boolean hasBothClasses(Resample resample) {
    int positives = 0;
    for (int index : resample.indices()) {
      positives += positive[index] ? 1 : 0;
    }
    return positives > 0 && positives < resample.indices().length;
  }
}
