package io.mammoedge.runtime.check;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;

/**
 * How much may differ.
 *
 * @param paired largest tolerable |ΔAUC| against reference scores of the same cases
 * @param evidence by how much the AUC may be below the stated one, which is of other cases
 */
public record Margins(double paired, double evidence) {
  /**
   * Checks the ranges before hours of scoring.
   *
   * @throws MammoEdgeException as a usage error
   */
  public Margins {
    require("--margin", paired);
    require("--evidence-margin", evidence);
  }

  private static void require(String option, double margin) {
    if (!(margin > 0 && margin < 1)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, option + " is between 0 and 1, such as 0.05, not " + margin);
    }
  }
}
