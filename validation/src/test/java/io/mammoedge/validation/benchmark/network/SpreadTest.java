package io.mammoedge.validation.benchmark.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void quartilesAreInterpolatedAsRDoes() {
    // R 4.2: quantile(c(5, 1, 4, 2), c(.25, .5, .75))
    assertThat(Spread.of(new double[] {5, 1, 4, 2})).isEqualTo(new Spread(1.75, 3, 4.25));
  }

  @Test
  void oneValueIsAllThree() {
    assertThat(Spread.of(new double[] {7})).isEqualTo(new Spread(7, 7, 7));
  }

  @Test
  void nothingHasNoMiddle() {
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(new double[0]));
  }
}
