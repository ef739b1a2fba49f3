package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResolvableMarginTest {
  private final ResolvableMargin advice = new ResolvableMargin(-0.004, 0.005, 200);

  @Test
  void thePresentIntervalLiesJustWithinThePresentMargin() {
    assertThat(advice.present()).isEqualTo(0.004 + 1.644854 * 0.005, within(1e-8));
    Interval ci90 = Interval.normal(-0.004, 0.005, 0.90);
    assertThat(advice.present()).isEqualTo(-ci90.low(), within(1e-15));
  }

  @Test
  void thePlannedMarginHasAPowerOf80Percent() {
    assertThat(advice.planned()).isEqualTo((1.644854 + 1.281552) * 0.005, within(1e-8));
    assertThat(advice.power(advice.planned())).isEqualTo(0.8, within(1e-12));
    assertThat(advice.power(0.001)).isZero();
  }

  @Test
  void halfTheMarginNeedsFourTimesThePatients() {
    assertThat(advice.patientsFor(advice.planned())).isBetween(200L, 201L);
    assertThat(advice.patientsFor(advice.planned() / 2)).isBetween(800L, 801L);
  }

  @Test
  void theWordsSayWhatCanBeShownAndWhatItWouldTake() {
    assertThat(advice.words(0.01))
        .isEqualTo(
            "With 200 patients a margin of ±0.015 can be shown (80 % power if there is no"
                + " difference); ±0.01 needs about 430 patients.");
    assertThat(advice.words(0.02)).endsWith(", which is enough for ±0.02.");
    assertThat(new ResolvableMargin(0, 0, 30).words(0.01)).contains("ranked alike");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> advice.words(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ResolvableMargin(0, Double.NaN, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
