package io.mammoedge.runtime.stats;

/**
 * Fisher's exact test (1935), one-sided, of two shares: given how many cases have the mark in both
 * samples together, the number in the first is hypergeometric. It errs on the careful side, and
 * needs no large samples.
 */
public final class FisherExact {
  private FisherExact() {}

  /**
   * The chance of at least so many marked cases in the first sample when both have the same share.
   *
   * @param marked in the first sample
   * @param unmarked in the first sample
   * @param otherMarked in the second sample
   * @param otherUnmarked in the second sample
   * @return 1 where a sample is empty; 0 below the smallest number that a double can be
   */
  public static double moreMarked(
      long marked, long unmarked, long otherMarked, long otherUnmarked) {
    if (Math.min(Math.min(marked, unmarked), Math.min(otherMarked, otherUnmarked)) < 0) {
      throw new IllegalArgumentException("a number of cases is negative");
    }
    long size = marked + unmarked;
    long otherSize = otherMarked + otherUnmarked;
    return size == 0 || otherSize == 0
        ? 1
        : new FisherExact.Table(size, otherSize, marked + otherMarked).atLeast(marked);
  }

  /** All tables with these sums; weights are relative to the likeliest, so that none overflows. */
  private record Table(long size, long otherSize, long marked) {
    double atLeast(long x) {
      long most = Math.min(marked, size);
      long mode = (marked + 1) * (size + 1) / (size + otherSize + 2);
      double all = 1;
      double tail = mode >= x ? 1 : 0;
      double weight = 1;
      for (long i = mode + 1; i <= most && weight > 0; i++) {
        weight *= ratio(i);
        all += weight;
        tail += i >= x ? weight : 0;
      }
      weight = 1;
      for (long i = mode; i > Math.max(0, marked - otherSize) && weight > 0; i--) {
        weight /= ratio(i);
        all += weight;
        tail += i - 1 >= x ? weight : 0;
      }
      return Math.min(1, tail / all);
    }

    /** Weight of i marked cases over that of i − 1. */
    private double ratio(long i) {
      double more = (double) (marked - i + 1) * (size - i + 1);
      return more / ((double) i * (otherSize - marked + i));
    }
  }
}
