package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;

/** Holds every number of a reference against ours. */
final class AgreementWithR {
  private static final double TOLERANCE = 1e-10;

  private final RReference r;

  AgreementWithR(RReference r) {
    this.r = r;
  }

  void check() {
    assertThat(r.cases()).hasSize(6);
    for (String set : r.cases().keySet()) {
      checkEstimate(set);
      checkDifference(set);
      checkCurve(set);
      checkClustered(set);
    }
    checkBootstrap();
    checkNormal();
    checkWilson();
  }

  private void checkEstimate(String set) {
    AucEstimate estimate = DeLong.estimate(r.reference(set));
    same(set, "auc", estimate.auc());
    same(set, "variance", estimate.standardError() * estimate.standardError());
    same(set, "low", estimate.low());
    same(set, "high", estimate.high());
  }

  private void checkDifference(String set) {
    AucDifference difference = DeLong.compare(r.reference(set), r.candidate(set));
    same(set, "delta", difference.delta());
    same(set, "z", z(difference));
    same(set, "p", difference.pValue());
    same(set, "deltaLow", difference.ci95().low());
    same(set, "deltaHigh", difference.ci95().high());
  }

  /** pROC's z where nothing varies is zero. */
  private static double z(AucDifference difference) {
    return difference.identicalRanking() ? 0 : difference.delta() / difference.standardError();
  }

  private void checkCurve(String set) {
    RocCurve curve = RocCurve.of(r.reference(set));
    same(set, "auc", curve.auc());
    same(set, "thresholdCount", curve.points().size() - 2);
    same(set, "youdenThreshold", curve.youden().threshold());
    same(set, "youdenSensitivity", curve.youden().sensitivity());
    same(set, "youdenSpecificity", curve.youden().specificity());
    double middle = r.value(set, "middleThreshold");
    same(set, "middleSensitivity", curve.sensitivityAt(middle).value());
    same(set, "middleSpecificity", curve.specificityAt(middle).value());
  }

  private void checkClustered(String set) {
    double error = ClusteredAuc.estimate(r.reference(set)).standardError();
    same(set, "clusteredVariance", error * error);
    double ofDelta = ClusteredAuc.compare(r.reference(set), r.candidate(set)).standardError();
    same(set, "clusteredDeltaVariance", ofDelta * ofDelta);
  }

  /** The variance by formula is another method than R's bootstrap by patient: near, not equal. */
  private void checkBootstrap() {
    Cases reference = r.reference("clustered");
    Cases candidate = r.candidate("clustered");
    Bootstrap byPatient = new Bootstrap(Resampling.PATIENTS, 4000, 1);
    double error = r.value("clustered", "bootstrapSe");
    double ofDelta = r.value("clustered", "bootstrapDeltaSe");
    near(ClusteredAuc.estimate(reference).standardError(), error, 10);
    near(ClusteredAuc.compare(reference, candidate).standardError(), ofDelta, 10);
    near(byPatient.of(reference, AgreementWithR::auc).standardError(), error, 5);
    near(
        byPatient.ofDifference(reference, candidate, AgreementWithR::auc).standardError(),
        ofDelta,
        5);
    checkStratifiedBootstrap("plain");
    checkStratifiedBootstrap("ties");
  }

  /** pROC draws other cases, so its quantiles have an error of their own, and ours too. */
  private void checkStratifiedBootstrap(String set) {
    Cases cases = r.reference(set);
    Bootstrap byCase = new Bootstrap(Resampling.CASES_BY_CLASS, 4000, 1);
    Replicates areas = byCase.of(cases, AgreementWithR::auc);
    Interval ci = areas.interval(0.95);
    about(set, "auc", new RocBand.Point(0, ci.low(), areas.median(), ci.high()), 0.015);
    about(set, "sensitivity", RocBand.ofSensitivity(cases, byCase, 0.8).points().get(0), 0.035);
    about(set, "specificity", RocBand.ofSpecificity(cases, byCase, 0.8).points().get(0), 0.035);
  }

  private void about(String set, String name, RocBand.Point ours, double error) {
    assertThat(ours.low()).as(name).isCloseTo(r.value(set, name + "BootLow"), within(error));
    assertThat(ours.median()).as(name).isCloseTo(r.value(set, name + "BootMedian"), within(error));
    assertThat(ours.high()).as(name).isCloseTo(r.value(set, name + "BootHigh"), within(error));
  }

  private static double auc(Cases cases) {
    return RocCurve.of(cases).auc();
  }

  private static void near(double ours, double theirs, double percent) {
    assertThat(ours).isCloseTo(theirs, Percentage.withPercentage(percent));
  }

  private void checkNormal() {
    r.results()
        .get("cdf")
        .forEach((z, p) -> relative(Normal.cdf(Double.parseDouble(z)), p, "cdf " + z));
    r.results()
        .get("quantile")
        .forEach((p, z) -> relative(Normal.quantile(Double.parseDouble(p)), z, "quantile " + p));
  }

  private void checkWilson() {
    for (String share : r.results().get("wilsonLow").keySet()) {
      String[] parts = share.split("/", -1);
      Interval ci = new Proportion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])).ci95();
      same("wilsonLow", share, ci.low());
      same("wilsonHigh", share, ci.high());
    }
  }

  private void same(String set, String quantity, double ours) {
    assertThat(ours)
        .as("%s of %s", quantity, set)
        .isCloseTo(r.value(set, quantity), within(TOLERANCE));
  }

  private static void relative(double ours, double theirs, String what) {
    assertThat(ours).as(what).isCloseTo(theirs, within(1e-12 * Math.abs(theirs) + 1e-17));
  }
}
