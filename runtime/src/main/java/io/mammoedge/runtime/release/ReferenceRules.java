package io.mammoedge.runtime.release;

import io.mammoedge.runtime.release.DomainReference.Distribution;
import java.util.List;

/** Values that a reference distribution may hold. */
final class ReferenceRules {
  private static final String REFERENCE = "domain.reference.";

  private final Rule rule;

  private ReferenceRules(Rule rule) {
    this.rule = rule;
  }

  /** Refuses what is not good. */
  interface Rule {
    void require(boolean good, String key, Object value);
  }

  static void check(DomainReference reference, Rule rule) {
    new ReferenceRules(rule).check(reference);
  }

  private void check(DomainReference reference) {
    int n = reference.n();
    require(n >= 1, "n", n);
    require(within(reference.patients(), 1, n), "patients", reference.patients());
    require(
        within(reference.calledMalignant(), 0, n), "calledMalignant", reference.calledMalignant());
    distribution("probability", reference.probability(), n, 1);
    distribution("imageMean", reference.imageMean(), n, 255);
    distribution("imageStandardDeviation", reference.imageStandardDeviation(), n, 255);
    reference.views().forEach((view, count) -> require(within(count, 1, n), "views", view));
    reference
        .manufacturers()
        .forEach((maker, count) -> require(within(count, 1, n), "manufacturers", maker));
    DomainReference.Preparation files = reference.preparation();
    require(files.images() >= 1 && files.refused() >= 0, "preparation", files);
  }

  private void distribution(String key, Distribution distribution, int n, double most) {
    List<Double> quantiles = distribution.quantiles();
    int size = Math.min(n, Distribution.MOST);
    require(quantiles.size() == size, key + ".quantiles", quantiles.size() + " values");
    double before = 0;
    for (double quantile : quantiles) {
      require(within(quantile, before, most), key + ".quantiles", quantile);
      before = quantile;
    }
    double correlation = distribution.patientCorrelation();
    require(within(correlation, 0, 1), key + ".patientCorrelation", correlation);
    double independent = distribution.independent();
    require(within(independent, 1, n), key + ".independent", independent);
  }

  private static boolean within(double value, double least, double most) {
    return value >= least && value <= most;
  }

  private void require(boolean good, String key, Object value) {
    rule.require(good, REFERENCE + key, value);
  }
}
