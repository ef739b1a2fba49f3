package io.mammoedge.trainer.cli;

import io.mammoedge.trainer.evaluate.Estimate;
import java.util.Locale;

/** Numbers with their intervals, for people. */
final class Numbers {
  private Numbers() {}

  /** Such as {@code 0.712 (0.640 to 0.781)}. */
  static String area(Estimate estimate) {
    return words("%.3f (%.3f to %.3f)", estimate);
  }

  /** Such as {@code +0.012 (-0.005 to +0.030)}. */
  static String difference(Estimate estimate) {
    return words("%+.3f (%+.3f to %+.3f)", estimate);
  }

  private static String words(String format, Estimate estimate) {
    return String.format(Locale.ROOT, format, estimate.value(), estimate.low(), estimate.high());
  }
}
