package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest.Evidence;
import io.mammoedge.runtime.stats.Normal;
import java.util.List;
import java.util.Optional;

/**
 * The area under the curve that a release states, with the standard error behind its interval.
 *
 * @param auc 0..1
 * @param standardError more than 0
 * @param dataset where it was measured, with the split
 */
record StatedAuc(double auc, double standardError, String dataset) {
  private static final double Z = Normal.quantile(0.975);

  /** Empty where the interval tells nothing of an error: there is none, or it has no width. */
  static Optional<StatedAuc> of(Evidence evidence) {
    double error = standardError(evidence.auc(), evidence.ci95());
    return error > 0
        ? Optional.of(
            new StatedAuc(evidence.auc(), error, evidence.dataset() + ", " + evidence.split()))
        : Optional.empty();
  }

  /**
   * From the longer side of the interval: a normal one has two equal sides, of which one may have
   * been clipped at 0 or 1, and of one that is not normal the longer side is the careful choice.
   */
  private static double standardError(double auc, List<Double> ci95) {
    if (ci95 == null || ci95.size() != 2) {
      return 0;
    }
    return Math.max(auc - ci95.get(0), ci95.get(1) - auc) / Z;
  }
}
