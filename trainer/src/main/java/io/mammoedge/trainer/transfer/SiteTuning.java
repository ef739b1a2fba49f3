package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.stats.Recalibration;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.List;

/**
 * What a site's labelled images choose without any training.
 *
 * @param point the operating point
 * @param recalibration logistic, of log-odds; null where there is none
 * @param leftOut why there is none; null where there is one
 */
record SiteTuning(OperatingChoice point, Recalibration recalibration, String leftOut) {
  /**
   * From scores of the site.
   *
   * @param whose images they are
   * @throws MammoEdgeException if a class is missing
   */
  static SiteTuning of(List<ScoredCase> scored, String whose) {
    OperatingChoice point = OperatingChoice.youden(scored, whose);
    if (OperatingChoice.areEqual(scored)) {
      return new SiteTuning(point, null, "all scores are equal on the images that would fit it");
    }
    try {
      return of(point, Recalibration.of(ScoredCase.cases(scored)));
    } catch (MammoEdgeException e) {
      if (e.exitCode() != ExitCode.NOT_ENOUGH_CASES) {
        throw e;
      }
      return new SiteTuning(point, null, e.getMessage());
    }
  }

  /** A slope of 0 or less would turn the ranking round. */
  private static SiteTuning of(OperatingChoice point, Recalibration found) {
    return found.slope() > 0
        ? new SiteTuning(point, found, null)
        : new SiteTuning(
            point, null, "the scores do not rise with malignancy on the images that would fit it");
  }
}
