package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusteredMeanTest {
  /** The mean is 1, 0 or, in half of the draws, 3/4: the larger patient brings all three values. */
  @Test
  void patientsAreDrawnWithAllTheirValues() {
    double[] values = {1, 0, 1, 1};
    String[] patients = {"a", "b", "a", "a"};
    Replicates drawn = ClusteredMean.of(values, patients, 4000, 1);
    for (double p : List.of(0.0, 0.1, 0.22)) {
      assertThat(drawn.quantile(p)).isZero();
    }
    for (double p : List.of(0.28, 0.5, 0.72)) {
      assertThat(drawn.quantile(p)).isEqualTo(0.75);
    }
    assertThat(drawn.quantile(0.78)).isEqualTo(1);
  }

  /** With one value each the standard error is that of a mean, sqrt(p(1 - p)/n). */
  @Test
  void independentValuesHaveTheKnownStandardError() {
    double[] values = new double[100];
    String[] patients = new String[100];
    for (int i = 0; i < 100; i++) {
      values[i] = i % 5 == 0 ? 1 : 0;
      patients[i] = "p" + i;
    }
    double error = ClusteredMean.of(values, patients, 4000, 2).standardError();
    assertThat(error).isCloseTo(0.04, within(0.002));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> ClusteredMean.of(new double[2], new String[] {"a"}, 10, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ClusteredMean.of(new double[1], new String[] {"a"}, 1, 1))
        .hasMessageContaining("1 replications");
  }
}
