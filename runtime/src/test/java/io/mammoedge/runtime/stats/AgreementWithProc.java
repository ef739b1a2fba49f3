package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.MammoEdgeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every number of ours that R has measured, too. Both definitions are the same, so only rounding
 * may differ: R writes 13 digits, and sums and z are greater than 1. Where there is no answer both
 * say so: R with NA, we with an empty result or an error.
 */
final class AgreementWithProc {
  private static final double TOLERANCE = 1e-10;

  /** R's standard errors are those of the step before the last. */
  private static final double GLM_ERROR_TOLERANCE = 1e-6;

  private final Map<String, Double> ours = new LinkedHashMap<>();

  static void check(ProcReference r) {
    AgreementWithProc agreement = new AgreementWithProc();
    agreement.measure(r.reference(), r.candidate());
    assertThat(agreement.ours).as(r.set()).containsOnlyKeys(r.expected().keySet());
    r.expected().forEach((quantity, theirs) -> agreement.compare(r.set(), quantity, theirs));
  }

  private void compare(String set, String quantity, double theirs) {
    double value = ours.get(quantity);
    double relative =
        List.of("interceptError", "slopeError").contains(quantity)
            ? GLM_ERROR_TOLERANCE
            : TOLERANCE;
    boolean same =
        Double.compare(value, theirs) == 0
            || Math.abs(value - theirs) <= relative * Math.max(1, Math.abs(theirs))
            || roundingDecides(quantity, value, theirs);
    assertThat(same).as("%s of %s: %s here, %s in R", quantity, set, value, theirs).isTrue();
  }

  /** Whether a partial area on the diagonal is below it. */
  private static boolean roundingDecides(String quantity, double value, double theirs) {
    return quantity.endsWith("corrected")
        && Math.abs(value - 0.5) < TOLERANCE
        && Double.isNaN(theirs);
  }

  private void measure(Cases reference, Cases candidate) {
    areas(reference, candidate);
    RocCurve curve = RocCurve.of(reference);
    for (String range : List.of("0.9to1", "0.5to0.8", "0.8515to0.8535")) {
      partial(curve, range);
    }
    for (String at : List.of("0", "0.5", "0.8", "0.9", "0.95", "1")) {
      double rate = Double.parseDouble(at);
      ours.put("sensitivityAt" + at, curve.sensitivityAtSpecificity(rate));
      ours.put("specificityAt" + at, curve.specificityAtSensitivity(rate));
    }
    points(curve.points());
    calibration(reference);
    recalibration(reference);
  }

  private void areas(Cases reference, Cases candidate) {
    AucEstimate estimate = DeLong.estimate(reference);
    AucDifference difference = DeLong.compare(reference, candidate);
    ours.put("auc", estimate.auc());
    ours.put("variance", square(estimate.standardError()));
    ours.put("low", estimate.low());
    ours.put("high", estimate.high());
    ours.put("delta", difference.delta());
    // 0/0 is 0 in pROC.
    double error = difference.standardError();
    ours.put("z", difference.delta() == 0 && error == 0 ? 0 : difference.delta() / error);
    ours.put("p", difference.pValue());
    ours.put("deltaLow", difference.ci95().low());
    ours.put("deltaHigh", difference.ci95().high());
    ours.put("clusteredVariance", square(ClusteredAuc.estimate(reference).standardError()));
    ours.put(
        "clusteredDeltaVariance",
        square(ClusteredAuc.compare(reference, candidate).standardError()));
  }

  private void partial(RocCurve curve, String range) {
    double low = Double.parseDouble(range.split("to", -1)[0]);
    double high = Double.parseDouble(range.split("to", -1)[1]);
    partial("specificity" + range, curve.partialBySpecificity(low, high));
    partial("sensitivity" + range, curve.partialBySensitivity(low, high));
  }

  private void partial(String name, PartialAuc area) {
    ours.put(name, area.area());
    ours.put(name + "corrected", area.corrected().orElse(Double.NaN));
  }

  private void points(List<RocPoint> points) {
    double[] sums = new double[3];
    for (int i = 1; i <= points.size(); i++) {
      RocPoint point = points.get(i - 1);
      sums[0] += Double.isFinite(point.threshold()) ? i * point.threshold() : 0;
      sums[1] += i * point.sensitivity();
      sums[2] += i * point.specificity();
    }
    ours.put("points", (double) points.size());
    ours.put("thresholds", sums[0]);
    ours.put("sensitivities", sums[1]);
    ours.put("specificities", sums[2]);
  }

  private void calibration(Cases cases) {
    double[] probabilities = new double[cases.size()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = Math.rint(100 / (1 + Math.exp(-cases.scores()[i]))) / 100;
    }
    Calibration calibration = Calibration.of(probabilities, cases.positive());
    double[] sums = new double[3];
    for (ReliabilityBin bin : calibration.bins()) {
      double k = Math.rint(10 * bin.high());
      sums[0] += k * bin.n();
      sums[1] += k * bin.meanProbability();
      sums[2] += k * bin.observed().value();
    }
    ours.put("brier", calibration.brier());
    ours.put("expectedError", calibration.expectedError());
    ours.put("binSizes", sums[0]);
    ours.put("binMeans", sums[1]);
    ours.put("binShares", sums[2]);
  }

  private void recalibration(Cases cases) {
    Recalibration fit;
    try {
      fit = Recalibration.of(cases);
    } catch (MammoEdgeException separated) {
      fit = new Recalibration(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    ours.put("intercept", fit.intercept());
    ours.put("slope", fit.slope());
    ours.put("interceptError", fit.interceptError());
    ours.put("slopeError", fit.slopeError());
  }

  private static double square(double value) {
    return value * value;
  }
}
