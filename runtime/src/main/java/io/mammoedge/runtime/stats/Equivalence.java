package io.mammoedge.runtime.stats;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.Locale;

/**
 * Two one-sided tests at 5 % (Schuirmann 1987) on the difference of two areas under the curve, with
 * the variance clustered by patient. They are decided by where the 90 % interval of ΔAUC lies:
 *
 * <ul>
 *   <li>wholly within ±margin: {@link Verdict#EQUIVALENT}, also when the difference is not zero;
 *   <li>wholly outside, on one side: {@link Verdict#DIFFERENT};
 *   <li>across a bound: {@link Verdict#NOT_ENOUGH_CASES}. A difference that is not significant is
 *       no proof of equivalence.
 * </ul>
 *
 * An identical ranking has no variance. It is equivalent where a loss of the margin would change
 * three pairs of patients or more; among fewer it may be an accident, and there are not enough
 * cases. That is also so when both separate the classes completely; such cases are too easy to show
 * a difference, and the AUC of 1 beside the verdict says so. Before that, fewer than {@value
 * #LEAST_PATIENTS} patients of either class are not enough cases.
 *
 * <p>{@value #LEAST_PATIENTS} is where an estimate begins to mean something, not where the normal
 * approximation holds. How often a true loss of exactly the margin is called equivalent, which
 * should be at most 5 %, was measured by simulation (margin 0.01, two normal classes, scores that
 * correlate to 0.999, one image a patient):
 *
 * <table>
 *   <caption>A loss of the margin that is called equivalent</caption>
 *   <tr><th>AUC</th><th>10 + 10 patients</th><th>18 + 18</th><th>10 + 100</th><th>30 + 30</th><th>100 + 100</th></tr>
 *   <tr><td>0.75</td><td>0 %</td><td>2.2 %</td><td>7 %</td><td>4.6 %</td><td>4.7 %</td></tr>
 *   <tr><td>0.90</td><td>0 %</td><td>6.7 %</td><td>12 %</td><td>7.5 %</td><td>5.8 %</td></tr>
 *   <tr><td>0.98</td><td>0 %</td><td>15 %</td><td>20 %</td><td>13 %</td><td>7.8 %</td></tr>
 * </table>
 *
 * With 10 + 10 patients one pair that changes its order is already a difference of 0.01, so that
 * margin cannot be shown at all; without the rule of three, 26 to 48 % were called equivalent for
 * an identical ranking. From 30 patients of either class on, and with an AUC of at most 0.9, the
 * error is near what it should be; above, a verdict of equivalence is weaker than it says. {@link
 * ResolvableMargin} tells what margin a number of patients can show.
 */
public final class Equivalence {
  /**
   * Patients with a positive case, and patients with a negative one, needed for a verdict; what
   * that is worth is said above.
   */
  public static final int LEAST_PATIENTS = 10;

  /**
   * A loss of the margin changes margin · m · n pairs of m and n patients on average. Where that
   * are three, none changes by chance in 5 of 100 sets (Hanley and Lippman-Hand, JAMA 249 (1983)
   * 1743–1745).
   */
  private static final double RULE_OF_THREE = 3;

  private Equivalence() {}

  /**
   * Whether the candidate's AUC is within the margin of the reference's.
   *
   * @param reference scores of the reference
   * @param candidate scores of the candidate on the same cases in the same order
   * @param margin largest tolerable |ΔAUC|, between 0 and 1, such as 0.01
   * @throws MammoEdgeException if the margin is out of range
   * @throws IllegalArgumentException if labels or patients differ
   */
  public static EquivalenceResult test(Cases reference, Cases candidate, double margin) {
    requireMargin(margin);
    reference.requireSameCases(candidate);
    int positives = reference.clusterCount(true);
    int negatives = reference.clusterCount(false);
    if (Math.min(positives, negatives) < 2) {
      return tooFew(positives, negatives, margin, null);
    }
    return test(ClusteredAuc.compare(reference, candidate), positives, negatives, margin);
  }

  /**
   * As above, where the difference is known already, such as from more cases than fit into memory.
   *
   * @param difference clustered by patient
   * @param positives patients with a positive case
   * @param negatives patients with a negative case
   */
  public static EquivalenceResult test(
      AucDifference difference, int positives, int negatives, double margin) {
    requireMargin(margin);
    if (Math.min(positives, negatives) < LEAST_PATIENTS) {
      return tooFew(positives, negatives, margin, difference);
    }
    return difference.identicalRanking() && margin * positives * negatives < RULE_OF_THREE
        ? alikeByChance(positives, negatives, margin, difference)
        : judge(difference, margin);
  }

  /**
   * The verdict on a difference that is known to rest on enough cases.
   *
   * @param difference of any method
   * @param margin as above
   */
  public static EquivalenceResult judge(AucDifference difference, double margin) {
    requireMargin(margin);
    Interval ci = difference.ci90();
    if (difference.identicalRanking()) {
      return new EquivalenceResult(
          Verdict.EQUIVALENT,
          margin,
          difference,
          "identical ranking: both order every positive and negative case alike");
    }
    if (-margin < ci.low() && ci.high() < margin) {
      return new EquivalenceResult(
          Verdict.EQUIVALENT, margin, difference, sentence(ci, "lies within", margin));
    }
    if (ci.low() >= margin || ci.high() <= -margin) {
      return new EquivalenceResult(
          Verdict.DIFFERENT, margin, difference, sentence(ci, "lies outside", margin));
    }
    return new EquivalenceResult(
        Verdict.NOT_ENOUGH_CASES, margin, difference, sentence(ci, "crosses", margin));
  }

  private static EquivalenceResult tooFew(
      int positives, int negatives, double margin, AucDifference difference) {
    String reason =
        "%d patients with a positive and %d with a negative case; a verdict needs %d of each"
            .formatted(positives, negatives, LEAST_PATIENTS);
    return new EquivalenceResult(Verdict.NOT_ENOUGH_CASES, margin, difference, reason);
  }

  private static EquivalenceResult alikeByChance(
      int positives, int negatives, double margin, AucDifference difference) {
    String reason =
        "identical ranking, but of %d and %d patients, who would hardly show a difference of %s"
            .formatted(positives, negatives, margin);
    return new EquivalenceResult(Verdict.NOT_ENOUGH_CASES, margin, difference, reason);
  }

  private static String sentence(Interval ci, String relation, double margin) {
    return String.format(
        Locale.ROOT,
        "the 90 %% interval of ΔAUC, %+.4f to %+.4f, %s ±%s",
        ci.low(),
        ci.high(),
        relation,
        margin);
  }

  private static void requireMargin(double margin) {
    if (!(margin > 0 && margin < 1)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "the margin of ΔAUC is between 0 and 1, such as 0.01, not " + margin);
    }
  }
}
