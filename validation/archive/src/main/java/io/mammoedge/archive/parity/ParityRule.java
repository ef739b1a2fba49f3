package io.mammoedge.archive.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.OptionalDouble;

/**
 * What two releases are compared at.
 *
 * @param threshold from which on p is called malignant, greater than 0 and less than 1; empty for
 *     the old release's operating point
 * @param margin of ΔAUC, greater than 0 and less than 1
 */
public record ParityRule(OptionalDouble threshold, double margin) {
  /**
   * Checks the ranges before hours of counting.
   *
   * @throws MammoEdgeException as a usage error
   */
  public ParityRule {
    threshold.ifPresent(p -> require("--threshold", p));
    require("--margin", margin);
  }

  private static void require(String option, double value) {
    if (!(value > 0 && value < 1)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, option + " " + value + " must lie between 0 and 1");
    }
  }
}
