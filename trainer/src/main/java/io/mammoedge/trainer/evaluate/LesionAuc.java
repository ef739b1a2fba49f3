package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;

/**
 * How well malignant lesion patches are told from benign ones.
 *
 * @param patches of lesions
 * @param malignant of them
 * @param auc null where a class has too few patients
 * @param leftOut why there is none, in one line; null where there is one
 */
public record LesionAuc(int patches, int malignant, Estimate auc, String leftOut) {
  static LesionAuc of(Cases cases, PatientBootstrap bootstrap) {
    try {
      // No area without two patients of either class, as for whole images.
      ClusteredAuc.estimate(cases);
      return new LesionAuc(cases.size(), cases.count(true), bootstrap.auc(cases), null);
    } catch (MammoEdgeException e) {
      if (e.exitCode() != ExitCode.NOT_ENOUGH_CASES) {
        throw e;
      }
      return new LesionAuc(cases.size(), cases.count(true), null, e.getMessage());
    }
  }
}
