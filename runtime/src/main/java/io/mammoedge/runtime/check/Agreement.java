package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest.Tolerance;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How far two roads to the same probabilities are apart, case by case. A <i>flip</i> is a decision
 * (p ≥ threshold) that differs although the reference is farther from the threshold than the
 * tolerance; a nearer one is a <i>tie</i>.
 *
 * @param cases how many were compared
 * @param maxDeltaProbability largest |Δp|; infinite where a value is not a number
 * @param maxDeltaLogit largest |Δ log-odds|; infinite where one is and the other is not
 * @param flips indices of the cases with a flip
 * @param ties indices of the cases with a tie
 * @param threshold from which probability on a case is called malignant; null where nobody said so,
 *     and then there are no decisions to compare
 * @param tolerance what was allowed
 */
public record Agreement(
    int cases,
    double maxDeltaProbability,
    double maxDeltaLogit,
    List<Integer> flips,
    List<Integer> ties,
    Double threshold,
    Tolerance tolerance) {
  /** For 32-bit floats: |Δp| ≤ 1e-4, |Δ log-odds| ≤ 1e-3. */
  public static final Tolerance FP32 = new Tolerance(1e-4, 1e-3);

  /** For scores that were written down: nine digits of p near 0 or 1 do not give its log-odds. */
  public static final Tolerance PROBABILITIES =
      new Tolerance(FP32.probability(), Double.POSITIVE_INFINITY);

  /** Copies the lists. */
  public Agreement {
    flips = List.copyOf(flips);
    ties = List.copyOf(ties);
    Objects.requireNonNull(tolerance, "tolerance is null");
  }

  /**
   * Compares.
   *
   * @param reference log-odds of malignancy, one a case
   * @param other log-odds of the same cases in the same order
   * @param threshold probability from which on a case is called malignant; empty: no decisions
   * @param tolerance largest differences allowed
   */
  public static Agreement of(
      double[] reference, double[] other, OptionalDouble threshold, Tolerance tolerance) {
    if (reference.length != other.length) {
      throw new IllegalArgumentException(
          reference.length + " reference and " + other.length + " other cases");
    }
    AgreementBuilder differences = new AgreementBuilder(threshold, tolerance);
    for (int i = 0; i < reference.length; i++) {
      differences.add(i, reference[i], other[i]);
    }
    return differences.result(reference.length);
  }

  /** Whether both differences are within the tolerance and no decision flips. */
  public boolean holds() {
    return maxDeltaProbability <= tolerance.probability()
        && maxDeltaLogit <= tolerance.logit()
        && flips.isEmpty();
  }

  /** Share of the cases with a flip, 0..1; 0 without cases. */
  public double flipRate() {
    return cases == 0 ? 0 : (double) flips.size() / cases;
  }
}
