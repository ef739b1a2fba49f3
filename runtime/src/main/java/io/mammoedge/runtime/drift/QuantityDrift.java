package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.stats.KolmogorovSmirnov;
import io.mammoedge.runtime.stats.PopulationStability;

/**
 * One quantity here against the reference.
 *
 * @param quantity which
 * @param independent how many independent images those of the site are worth
 * @param referenceIndependent likewise of the reference
 * @param test whether both come from one distribution
 * @param adjustedP its p-value after Holm's correction, together with all quantities and the share
 *     refused
 * @param stability how far apart they are
 * @param limit what the index must exceed: the convention, and what chance explains
 * @param reading of the index alone, as usual: {@code stable}, {@code look} or {@code changed}
 * @param drifted whether the distance is unlikely by chance, and large enough to matter
 */
public record QuantityDrift(
    Quantity quantity,
    double independent,
    double referenceIndependent,
    KolmogorovSmirnov test,
    double adjustedP,
    PopulationStability stability,
    double limit,
    String reading,
    boolean drifted) {
  /** A usual reading of the stability index: below it nothing has changed. A convention. */
  public static final double LOOK = 0.1;

  /** Above it, by the same convention, the population has changed. */
  public static final double CHANGED = 0.25;

  /** Chance of a false alarm that is accepted, over all tests together. */
  static final double LEVEL = 0.05;

  static QuantityDrift of(Measured measured, double adjustedP) {
    PopulationStability stability = measured.stability();
    double limit = Math.max(LOOK, stability.limit());
    return new QuantityDrift(
        measured.quantity(),
        measured.independent(),
        measured.referenceIndependent(),
        measured.test(),
        adjustedP,
        stability,
        limit,
        reading(stability.value()),
        adjustedP <= LEVEL && stability.value() > limit);
  }

  /** What is known before all quantities are. */
  record Measured(
      Quantity quantity,
      double independent,
      double referenceIndependent,
      KolmogorovSmirnov test,
      PopulationStability stability) {}

  private static String reading(double index) {
    if (index < LOOK) {
      return "stable";
    }
    return index <= CHANGED ? "look" : "changed";
  }
}
