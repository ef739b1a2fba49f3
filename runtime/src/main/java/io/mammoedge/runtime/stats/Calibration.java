package io.mammoedge.runtime.stats;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether probabilities mean what they say. The area under the curve cannot show it: it does not
 * change under any monotone change of the scores.
 *
 * @param n cases
 * @param brier mean of (p − y)², 0..1, less is better: Brier, Monthly Weather Review 78 (1950) 1–3
 * @param expectedError mean over the cases of their bin's |mean probability − observed share|,
 *     0..1: Naeini, Cooper and Hauskrecht, AAAI 2015. It depends on the bins, and chance alone
 *     makes it greater than 0
 * @param bins that have a case, ascending: the reliability diagram
 */
public record Calibration(int n, double brier, double expectedError, List<ReliabilityBin> bins) {
  /** Bins of equal width, as is usual. */
  public static final int BINS = 10;

  /** Copies the list. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * With {@value #BINS} bins.
   *
   * @param probabilities of "positive", 0..1
   * @param positive the truth
   * @throws MammoEdgeException if there is no case, or a probability is outside 0..1
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Calibration of(double[] probabilities, boolean[] positive) {
    return of(probabilities, positive, BINS);
  }

  /**
   * As above.
   *
   * @param count of the bins, at least 1
   */
  public static Calibration of(double[] probabilities, boolean[] positive, int count) {
    require(probabilities, positive, count);
    double squares = 0;
    double[] sums = new double[count];
    int[] cases = new int[count];
    int[] positives = new int[count];
    for (int i = 0; i < probabilities.length; i++) {
      int truth = positive[i] ? 1 : 0;
      int bin = bin(probabilities[i], count);
      squares += (probabilities[i] - truth) * (probabilities[i] - truth);
      sums[bin] += probabilities[i];
      cases[bin]++;
      positives[bin] += truth;
    }
    List<ReliabilityBin> bins =
        IntStream.range(0, count)
            .filter(k -> cases[k] > 0)
            .mapToObj(k -> bin(k, count, sums[k], new Proportion(positives[k], cases[k])))
            .toList();
    int n = probabilities.length;
    double error = bins.stream().mapToDouble(bin -> bin.n() * bin.error()).sum() / n;
    return new Calibration(n, squares / n, error, bins);
  }

  private static ReliabilityBin bin(int k, int count, double sum, Proportion observed) {
    return new ReliabilityBin(edge(k, count), edge(k + 1, count), sum / observed.total(), observed);
  }

  /** Rounding of the product may be wrong by one bin. */
  private static int bin(double probability, int count) {
    int guess = Math.min((int) (probability * count), count - 1);
    if (probability < edge(guess, count)) {
      return guess - 1;
    }
    return guess < count - 1 && probability >= edge(guess + 1, count) ? guess + 1 : guess;
  }

  private static double edge(int k, int count) {
    return (double) k / count;
  }

  private static void require(double[] probabilities, boolean[] positive, int count) {
    if (probabilities.length != positive.length || count < 1) {
      throw new IllegalArgumentException(
          "%d probabilities, %d labels and %d bins do not fit together"
              .formatted(probabilities.length, positive.length, count));
    }
    if (probabilities.length == 0) {
      throw new MammoEdgeException(
          ExitCode.NOT_ENOUGH_CASES, "calibration needs cases, but there are none");
    }
    for (int i = 0; i < probabilities.length; i++) {
      if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
        throw new MammoEdgeException(
            ExitCode.USAGE,
            "calibration needs probabilities from 0 to 1, but case %d has %s"
                .formatted(i, probabilities[i]));
      }
    }
  }
}
