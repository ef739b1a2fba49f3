package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest.Evidence;
import io.mammoedge.runtime.stats.Interval;
import java.util.Objects;

/**
 * A site's area under the curve against the one that the release states, on other patients: an
 * unpaired comparison.
 *
 * @param evidence what the release states
 * @param margin by how much the site's area may be smaller, 0..1
 * @param delta the site's area less the stated one; null where one of them has no interval
 * @param standardError of delta: of both areas together; null where delta is
 * @param ci90 of delta: its lower bound is what a one-sided test at 5 % uses; null where delta is
 * @param verdict one of three
 * @param reason one sentence with the numbers behind the verdict
 * @param note what a difference does not prove
 */
public record EvidenceComparison(
    Evidence evidence,
    double margin,
    Double delta,
    Double standardError,
    Interval ci90,
    SiteVerdict verdict,
    String reason,
    String note) {
  /** Said with every comparison. */
  public static final String NOTE =
      "another mix of cases (kinds and sizes of lesions, film or digital, density) moves an AUC"
          + " without any fault";

  /** Checks for nulls. */
  public EvidenceComparison {
    Objects.requireNonNull(evidence, "evidence is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(reason, "reason is null");
  }
}
