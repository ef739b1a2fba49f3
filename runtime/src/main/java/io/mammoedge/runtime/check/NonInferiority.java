package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest.Evidence;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.Equivalence;
import io.mammoedge.runtime.stats.Interval;
import io.mammoedge.runtime.stats.Normal;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an area under the curve measured here is not below the stated one by a margin: a
 * one-sided test at 5 % on the difference of two independent areas, whose variances add. The 90 %
 * interval of the difference decides: wholly above −margin is {@link SiteVerdict#NOT_WORSE}, also
 * when it lies below 0; wholly below −margin is {@link SiteVerdict#WORSE}; across it, or with fewer
 * than {@value Equivalence#LEAST_PATIENTS} patients of either class, there are not enough cases.
 *
 * <p>The error of few cases that are nearly separated is estimated far too small, and would call
 * one bad site in seven not worse. So it is never taken to be smaller than the error of {@link
 * HanleyMcNeil} at the margin's edge, the stated area less the margin, with each patient counted as
 * one image of a class; the rarer class is taken for the malignant one, which that model gives the
 * larger error.
 *
 * <p>Measured: how often a site that is worse by exactly the margin is called not worse, then
 * worse, in % of 10,000 cohorts of n malignant and n benign patients with normal scores, the
 * release's interval being ±0.02:
 *
 * <pre>
 *           margin 0.05                              margin 0.10
 *   AUC     n = 10    20        50        150       n = 10    20        50        150
 *   0.80    3.1, 2.7  3.9, 2.8  4.2, 3.7  4.3, 4.0   4.1, 3.3  4.3, 3.4  4.3, 4.0  4.4, 4.1
 *   0.90    1.3, 1.7  2.6, 1.9  3.5, 3.2  3.7, 3.7   2.5, 2.2  3.3, 2.4  3.9, 3.5  4.0, 3.9
 *   0.95    0.0, 1.1  1.4, 1.3  2.7, 2.6  3.2, 3.5   1.3, 1.7  2.6, 1.9  3.5, 3.2  3.7, 3.7
 * </pre>
 *
 * Where malignant scores vary twice as much as benign ones, it is up to 5.5 and 4.1 %, and up to
 * 6.2 % where the stated area has hardly an error of its own. A difference that is no chance, such
 * as another mix of lesions, is not covered. Several images of a patient make the test stricter:
 * with two, of which half the variance is the patient's, it is at most 2.8 and 3.4 %. Ten patients
 * of either class can never show a margin of 0.05 at an AUC of 0.95.
 */
final class NonInferiority {
  private static final double Z = Normal.quantile(0.95);

  private final Evidence evidence;
  private final double margin;

  /** A test; {@link Margins} has checked the margin. */
  NonInferiority(Evidence evidence, double margin) {
    this.evidence = evidence;
    this.margin = margin;
  }

  EvidenceComparison judge(Cases here) {
    int positives = here.clusterCount(true);
    int negatives = here.clusterCount(false);
    if (Math.min(positives, negatives) < Equivalence.LEAST_PATIENTS) {
      return undecided(
          "%d patients with a malignant and %d with a benign image; a verdict needs %d of each"
              .formatted(positives, negatives, Equivalence.LEAST_PATIENTS));
    }
    Optional<StatedAuc> stated = StatedAuc.of(evidence);
    return stated.isEmpty()
        ? undecided(
            "the release's AUC has no interval, or one without width: nothing to hold on to")
        : judge(here, stated.get());
  }

  private EvidenceComparison judge(Cases here, StatedAuc stated) {
    var measured = ClusteredAuc.estimate(here);
    double delta = measured.auc() - stated.auc();
    double local = Math.max(measured.standardError(), errorAtTheEdge(here, stated));
    double error = Math.hypot(local, stated.standardError());
    Interval ci90 = new Interval(delta - Z * error, delta + Z * error);
    SiteVerdict verdict = verdict(ci90);
    String reason =
        String.format(
            Locale.ROOT,
            "AUC %.4f here, %.4f stated (%s); the 90 %% interval of the difference, %+.4f to"
                + " %+.4f, %s -%s",
            measured.auc(),
            stated.auc(),
            stated.dataset(),
            ci90.low(),
            ci90.high(),
            relation(verdict),
            margin);
    return new EvidenceComparison(
        evidence, margin, delta, error, ci90, verdict, reason, EvidenceComparison.NOTE);
  }

  private double errorAtTheEdge(Cases here, StatedAuc stated) {
    double edge = Math.max(0.5, stated.auc() - margin);
    int positives = here.clusterCount(true);
    int negatives = here.clusterCount(false);
    return HanleyMcNeil.standardError(
        edge, Math.min(positives, negatives), Math.max(positives, negatives));
  }

  private SiteVerdict verdict(Interval ci90) {
    if (ci90.low() > -margin) {
      return SiteVerdict.NOT_WORSE;
    }
    return ci90.high() < -margin ? SiteVerdict.WORSE : SiteVerdict.NOT_ENOUGH_CASES;
  }

  private static String relation(SiteVerdict verdict) {
    return switch (verdict) {
      case NOT_WORSE -> "lies above";
      case WORSE -> "lies below";
      case NOT_ENOUGH_CASES -> "crosses";
    };
  }

  private EvidenceComparison undecided(String reason) {
    return new EvidenceComparison(
        evidence,
        margin,
        null,
        null,
        null,
        SiteVerdict.NOT_ENOUGH_CASES,
        reason,
        EvidenceComparison.NOTE);
  }
}
