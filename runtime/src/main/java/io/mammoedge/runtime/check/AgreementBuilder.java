package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Collects the differences of an {@link Agreement}. */
final class AgreementBuilder {
  private final OptionalDouble threshold;
  private final Tolerance tolerance;
  private final List<Integer> flips = new ArrayList<>();
  private final List<Integer> ties = new ArrayList<>();
  private double maxDeltaProbability;
  private double maxDeltaLogit;

  AgreementBuilder(OptionalDouble threshold, Tolerance tolerance) {
    this.threshold = threshold;
    this.tolerance = tolerance;
  }

  void add(int index, double reference, double other) {
    double p = LogOdds.probability(reference);
    double q = LogOdds.probability(other);
    maxDeltaProbability = Math.max(maxDeltaProbability, distance(p, q));
    maxDeltaLogit = Math.max(maxDeltaLogit, distance(reference, other));
    threshold.ifPresent(t -> decide(index, t, p, q));
  }

  private void decide(int index, double t, double p, double q) {
    if (p >= t != q >= t) {
      boolean near = Math.abs(p - t) <= tolerance.probability();
      (near ? ties : flips).add(index);
    }
  }

  /** Equal infinities are no distance apart; what is not a number is as far as can be. */
  private static double distance(double a, double b) {
    if (a == b) {
      return 0;
    }
    double distance = Math.abs(a - b);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  Agreement result(int cases) {
    return new Agreement(
        cases,
        maxDeltaProbability,
        maxDeltaLogit,
        flips,
        ties,
        threshold.isPresent() ? threshold.getAsDouble() : null,
        tolerance);
  }
}
