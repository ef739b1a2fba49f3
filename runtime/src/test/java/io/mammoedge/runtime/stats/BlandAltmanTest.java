package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BlandAltmanTest {
  @Test
  void aShiftIsABiasWithoutSpread() {
    BlandAltman agreement =
        BlandAltman.of(new double[] {0.25, 0.5, 0.75}, new double[] {0.125, 0.375, 0.625});
    assertThat(agreement).isEqualTo(new BlandAltman(3, 0.125, -0.125, 0));
    assertThat(agreement.limits()).isEqualTo(new Interval(-0.125, -0.125));
  }

  @Test
  void limitsLie196StandardDeviationsFromTheMean() {
    Interval limits = BlandAltman.of(new double[] {0, 0, 0}, new double[] {-1, 0, 1}).limits();
    assertThat(limits.high()).isEqualTo(1.959964, within(1e-6));
    assertThat(limits.low()).isEqualTo(-limits.high());
  }

  @Test
  void listsOfDifferentLengthAreRefused() {
    assertThatThrownBy(() -> BlandAltman.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
