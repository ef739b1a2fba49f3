package io.mammoedge.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.release.Manifest.Tolerance;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final OptionalDouble HALF = OptionalDouble.of(0.5);

  @Test
  void findsTheLargestDifferences() {
    // p: 0.5, 0.880797 against 0.5, 0.881217; derivative of p at 2 is 0.104994
    Agreement agreement = of(new double[] {0, 2}, new double[] {0, 2.004});
    assertThat(agreement.maxDeltaLogit()).isCloseTo(0.004, within(1e-12));
    assertThat(agreement.maxDeltaProbability()).isCloseTo(0.004 * 0.104994, within(1e-6));
    assertThat(agreement.holds()).isFalse();
    assertThat(of(new double[] {0, 2}, new double[] {0, 2.0009}).holds()).isTrue();
  }

  @Test
  void aDecisionNearTheThresholdIsATieFartherIsAFlip() {
    double near = LogOdds.of(0.50005);
    double far = LogOdds.of(0.5002);
    Agreement agreement = of(new double[] {near, far, far}, new double[] {-1, -1, 1});
    assertThat(agreement.ties()).containsExactly(0);
    assertThat(agreement.flips()).containsExactly(1);
    assertThat(agreement.flipRate()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void theThresholdItselfIsMalignant() {
    Agreement agreement = of(new double[] {0}, new double[] {-1e-3});
    assertThat(agreement.ties()).containsExactly(0);
  }

  @Test
  void withoutThresholdNothingFlips() {
    Agreement agreement =
        Agreement.of(new double[] {5}, new double[] {-5}, OptionalDouble.empty(), Agreement.FP32);
    assertThat(agreement.flips()).isEmpty();
    assertThat(agreement.holds()).isFalse();
  }

  @Test
  void certaintyAgreesWithItselfAndNothingAgreesWithNaN() {
    double[] certain = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    assertThat(of(certain, certain).holds()).isTrue();
    assertThat(of(new double[] {1}, new double[] {Double.NaN}).holds()).isFalse();
    assertThat(of(new double[] {Double.NaN}, new double[] {Double.NaN}).holds()).isFalse();
    Agreement oneOnly = of(new double[] {40}, new double[] {Double.POSITIVE_INFINITY});
    assertThat(oneOnly.maxDeltaLogit()).isInfinite();
  }

  @Test
  void logOddsAndProbabilityAreInverse() {
    for (double p : new double[] {1e-9, 0.1, 0.5, 0.999, 1 - 1e-9}) {
      assertThat(LogOdds.probability(LogOdds.of(p))).isCloseTo(p, within(1e-15));
    }
  }

  private static Agreement of(double[] reference, double[] other) {
    return Agreement.of(reference, other, HALF, new Tolerance(1e-4, 1e-3));
  }
}
