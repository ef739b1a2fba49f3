package io.mammoedge.runtime.check;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
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
 * <p>Cases that are separated completely have no variance to estimate. For them stands the error of
 * {@link HanleyMcNeil} that as many patients have at the margin's edge: the stated area less the
 * margin.
 */
final class NonInferiority {
  private static final double Z = Normal.quantile(0.95);

  private final Evidence evidence;
  private final double margin;

  /**
   * A test.
   *
   * @throws MammoEdgeException if the margin is out of range
   */
  NonInferiority(Evidence evidence, double margin) {
    requireMargin(margin);
    this.evidence = evidence;
    this.margin = margin;
  }

  /** Refuses what is no margin, as a usage error. */
  static void requireMargin(double margin) {
    if (!(margin > 0 && margin < 1)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--evidence-margin is between 0 and 1, such as 0.05, not " + margin);
    }
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
    double local =
        measured.standardError() > 0 ? measured.standardError() : errorAtTheEdge(here, stated);
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
    return HanleyMcNeil.standardError(edge, here.clusterCount(true), here.clusterCount(false));
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
