package io.mammoedge.runtime.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Counts where values fall among those of a reference sample, one after another and in memory that
 * does not grow with them. The two distribution functions are known exactly wherever the reference
 * has a value and just below it, which is all that {@link KolmogorovSmirnov} and {@link
 * PopulationStability} need. Not safe for several threads.
 */
public final class Tally {
  private final double[] places;
  private final int[] referenceUpTo;
  private final int referenceSize;

  /** Values between the place before and this one; the last entry is beyond every place. */
  private final long[] between;

  private final long[] at;
  private long count;

  /**
   * Nothing is counted yet.
   *
   * @param reference at least one value, in any order, none NaN
   */
  public Tally(double[] reference) {
    if (reference.length == 0 || DoubleStream.of(reference).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a reference needs values that are numbers");
    }
    // Adding 0 makes -0 a 0, which is the same place.
    double[] ascending = DoubleStream.of(reference).map(value -> value + 0.0).sorted().toArray();
    this.places = DoubleStream.of(ascending).distinct().toArray();
    this.referenceUpTo =
        DoubleStream.of(places).mapToInt(place -> Sorted.countUpTo(ascending, place)).toArray();
    this.referenceSize = ascending.length;
    this.between = new long[places.length + 1];
    this.at = new long[places.length];
  }

  /**
   * Counts one value.
   *
   * @param value a number
   */
  public void add(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a value is not a number");
    }
    int found = Arrays.binarySearch(places, value + 0.0);
    if (found >= 0) {
      at[found]++;
    } else {
      between[-found - 1]++;
    }
    count++;
  }

  /** How many values were counted. */
  public long count() {
    return count;
  }

  /** The different values of the reference, ascending. */
  public double[] places() {
    return places.clone();
  }

  /** Share of the reference at or below each place. */
  public double[] referenceShares() {
    return Arrays.stream(referenceUpTo)
        .mapToDouble(upTo -> (double) upTo / referenceSize)
        .toArray();
  }

  /** Share of the counted values at or below each place; all 0 if nothing was counted. */
  public double[] shares() {
    double[] shares = new double[places.length];
    long upTo = 0;
    for (int i = 0; i < shares.length; i++) {
      upTo += between[i] + at[i];
      shares[i] = (double) upTo / Math.max(1, count);
    }
    return shares;
  }

  /** Share of the counted values below each place. */
  double[] sharesBelow() {
    double[] below = shares();
    for (int i = 0; i < below.length; i++) {
      below[i] -= (double) at[i] / Math.max(1, count);
    }
    return below;
  }
}
