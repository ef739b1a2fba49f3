package io.mammoedge.runtime.stats;

/** Counts in an ascending array by binary search. */
final class Sorted {
  private Sorted() {}

  /** How many values are below {@code limit}. */
  static int countBelow(double[] ascending, double limit) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many values are at or below {@code limit}. */
  static int countUpTo(double[] ascending, double limit) {
    // Without Arrays.binarySearch, which holds -0.0 and 0.0 for different values.
    return limit == Double.POSITIVE_INFINITY
        ? ascending.length
        : countBelow(ascending, Math.nextUp(limit));
  }
}
