package io.mammoedge.runtime.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (1979): of several tests at once, the chance that any true null
 * hypothesis is rejected stays below the level, however the tests depend on each other.
 */
public final class Holm {
  private Holm() {}

  /** The adjusted p-values in the same order, each at least the one given. */
  public static double[] adjust(double... pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      largest = Math.max(largest, (ascending.length - rank) * pValues[ascending[rank]]);
      adjusted[ascending[rank]] = Math.min(1, largest);
    }
    return adjusted;
  }
}
