package io.mammoedge.trainer.transfer;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.stats.Calibration;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.OperatingRates;
import io.mammoedge.runtime.stats.Recalibration;
import io.mammoedge.runtime.stats.Replicates;
import io.mammoedge.runtime.stats.RocCurve;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Estimate;
import io.mammoedge.trainer.evaluate.PatientBootstrap;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.Arrays;
import java.util.List;

/**
 * Measures on the test split. All rows use the same resamples, since these depend on labels,
 * patients and the seed alone.
 *
 * @param before the scores of the model as it came
 */
record LockedSplit(Cases before) {
  private static final int LEAST_PATIENTS = 2;
  private static final PatientBootstrap BOOTSTRAP = PatientBootstrap.usual();

  static LockedSplit of(List<ScoredCase> before) {
    return new LockedSplit(ScoredCase.cases(before));
  }

  /**
   * Told before any work is done.
   *
   * @throws MammoEdgeException if the test split has too few patients for an interval
   */
  static void require(Dataset dataset) {
    for (boolean malignant : new boolean[] {false, true}) {
      long patients =
          dataset.split(Split.TEST).stream()
              .filter(row -> row.malignant() == malignant)
              .map(ImageRow::patient)
              .distinct()
              .count();
      if (patients < LEAST_PATIENTS) {
        throw new MammoEdgeException(
            ExitCode.NOT_ENOUGH_CASES,
            "%s: the test split has %d patients with a %s image, and a comparison needs %d; use a larger set"
                .formatted(
                    dataset.folder(),
                    patients,
                    malignant ? "malignant" : "benign",
                    LEAST_PATIENTS));
      }
    }
  }

  /** Of the model as it came, at one or another operating point. */
  TransferRow asItCame(TransferStep step, double mean, OperatingChoice point) {
    return row(step, mean, point, before, null, null);
  }

  /** Of a model that was moved. */
  TransferRow moved(TransferStep step, double mean, SiteTuning tuning, List<ScoredCase> scored) {
    Cases cases = ScoredCase.cases(scored);
    return row(
        step,
        mean,
        tuning.point(),
        cases,
        BOOTSTRAP.gain(before, cases),
        recalibrated(tuning, cases));
  }

  private static TransferRow row(
      TransferStep step,
      double mean,
      OperatingChoice point,
      Cases cases,
      Estimate difference,
      TransferRow.Recalibrated recalibration) {
    double[] values = measures(cases, point.logOdds());
    List<Replicates> replicates =
        BOOTSTRAP.draws().ofEach(cases, c -> measures(c, point.logOdds()));
    Estimate[] all = new Estimate[values.length];
    Arrays.setAll(all, i -> Estimate.of(values[i], replicates.get(i)));
    return new TransferRow(
        step, mean, point, all[0], difference, all[1], all[2], all[3], recalibration);
  }

  /** AUC, sensitivity, specificity, Brier score. */
  private static double[] measures(Cases cases, double threshold) {
    OperatingRates rates = OperatingRates.of(cases, threshold);
    return new double[] {
      auc(cases), rates.sensitivity().value(), rates.specificity().value(), brier(cases)
    };
  }

  private static TransferRow.Recalibrated recalibrated(SiteTuning tuning, Cases cases) {
    Recalibration fit = tuning.recalibration();
    if (fit == null) {
      return new TransferRow.Recalibrated(null, null, null, tuning.leftOut());
    }
    Cases moved =
        cases.withScores(
            Arrays.stream(cases.scores()).map(l -> fit.intercept() + fit.slope() * l).toArray());
    Estimate brier = Estimate.of(brier(moved), BOOTSTRAP.draws().of(moved, LockedSplit::brier));
    return new TransferRow.Recalibrated(fit.intercept(), fit.slope(), brier, null);
  }

  private static double auc(Cases cases) {
    return RocCurve.of(cases).auc();
  }

  private static double brier(Cases logOdds) {
    double[] probabilities = Arrays.stream(logOdds.scores()).map(LogOdds::probability).toArray();
    return Calibration.of(probabilities, logOdds.positive()).brier();
  }
}
