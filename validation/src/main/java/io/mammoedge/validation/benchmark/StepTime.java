package io.mammoedge.validation.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a kind of step costs, here and in Python's torch.
 *
 * @param step which
 * @param ours one process each
 * @param torchs likewise, in turns with ours
 */
public record StepTime(StepCase step, List<Run> ours, List<Run> torchs) {
  /** Steps at the start of a process that only warm it up. */
  private static final int WARM = 2;

  /** Copies the lists. */
  public StepTime {
    ours = List.copyOf(ours);
    torchs = List.copyOf(torchs);
  }

  /**
   * One process.
   *
   * @param seconds of every step
   * @param megabytes largest resident memory
   * @param engine with its version
   */
  public record Run(double[] seconds, double megabytes, String engine) {
    DoubleStream warm() {
      return Arrays.stream(seconds).skip(Math.min(WARM, seconds.length - 1));
    }
  }

  /** The median over all processes. */
  public static double median(List<Run> runs) {
    double[] sorted = runs.stream().flatMapToDouble(Run::warm).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The least over all processes. */
  public static double least(List<Run> runs) {
    return runs.stream().flatMapToDouble(Run::warm).min().orElse(Double.NaN);
  }

  /** The largest resident memory of any process. */
  public static double megabytes(List<Run> runs) {
    return runs.stream().mapToDouble(Run::megabytes).max().orElse(Double.NaN);
  }

  /** Our median over torch's: below 1, we are faster. */
  public double ratio() {
    return median(ours) / median(torchs);
  }
}
