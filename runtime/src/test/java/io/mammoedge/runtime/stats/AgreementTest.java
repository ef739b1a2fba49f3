package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void aShiftIsABiasWithoutSpread() {
    Agreement agreement =
        Agreement.of(new double[] {0.25, 0.5, 0.75}, new double[] {0.125, 0.375, 0.625});
    assertThat(agreement).isEqualTo(new Agreement(3, 0.125, -0.125, 0));
    assertThat(agreement.limits()).isEqualTo(new Interval(-0.125, -0.125));
  }

  @Test
  void limitsLie196StandardDeviationsFromTheMean() {
    Interval limits = Agreement.of(new double[] {0, 0, 0}, new double[] {-1, 0, 1}).limits();
    assertThat(limits.high()).isEqualTo(1.959964, within(1e-6));
    assertThat(limits.low()).isEqualTo(-limits.high());
  }

  @Test
  void aChangedDecisionFarFromTheThresholdIsAFlipAndANearOneATie() {
    double[] reference = {0.2, 0.499, 0.5, 0.9, 0.7};
    double[] candidate = {0.3, 0.501, 0.5, 0.4, 0.8};
    Flips flips = Flips.between(reference, candidate, 0.5, 0.01);
    assertThat(flips.flipped()).containsExactly(3);
    assertThat(flips.ties()).containsExactly(1);
    assertThat(flips.share()).isEqualTo(0.2);
  }

  @Test
  void aScoreAtTheThresholdIsPositiveOnBothSides() {
    Flips flips = Flips.between(new double[] {0.5}, new double[] {0.6}, 0.5, 0);
    assertThat(flips.flipped()).isEmpty();
    assertThat(flips.ties()).isEmpty();
  }

  @Test
  void listsOfDifferentLengthAreRefused() {
    assertThatThrownBy(() -> Agreement.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Flips.between(new double[2], new double[3], 0.5, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
