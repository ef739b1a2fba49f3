package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AggregationTest {
  private final Cases images =
      new Cases(
          new double[] {0, Math.log(3), 2, -1},
          new boolean[] {false, true, false, false},
          "a a b b".split(" ", -1));

  @Test
  void aGroupScoresItsMeanProbabilityAndIsPositiveIfAnyImageIs() {
    Cases patients = Aggregation.of(images, List.of("a", "a", "b", "b"));
    // Probabilities 1/2 and 3/4: 5/8 for 3/8.
    assertThat(patients.scores()[0]).isEqualTo(Math.log(5.0 / 3), within(1e-15));
    assertThat(patients.positive()).containsExactly(true, false);
    assertThat(patients.clusters()).containsExactly("a", "b");
  }

  @Test
  void groupsStandInTheOrderInWhichTheyAppear() {
    Cases breasts = Aggregation.of(images, List.of(7, 3, 5, 5));
    assertThat(breasts.scores()[0]).isZero();
    assertThat(breasts.scores()[1]).isEqualTo(Math.log(3));
    assertThat(breasts.clusters()).containsExactly("a", "a", "b");
  }

  @Test
  void neitherEndUnderflows() {
    assertThat(Aggregation.meanLogOdds(5000)).isEqualTo(5000);
    assertThat(Aggregation.meanLogOdds(800, 900)).isEqualTo(800 + Math.log(2), within(1e-9));
    assertThat(Aggregation.meanLogOdds(-800, -900)).isEqualTo(-800 - Math.log(2), within(1e-9));
    assertThat(Aggregation.meanLogOdds(-5000, 5000)).isEqualTo(0, within(1e-9));
  }

  @Test
  void aGroupOfTwoPatientsIsAMistake() {
    assertThatThrownBy(() -> Aggregation.of(images, List.of(1, 1, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a and b");
    assertThatThrownBy(() -> Aggregation.of(images, List.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
