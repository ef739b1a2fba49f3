package io.mammoedge.runtime.check;

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
    NonInferiority.requireMargin(evidence);
  }
}
