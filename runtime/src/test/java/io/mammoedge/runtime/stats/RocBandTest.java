package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocBandTest {
  private final Cases cases = Binormal.patients(60, 60, 4, 0.8).draw(1.2, new SplittableRandom(9));

  @Test
  void theBandGoesFromSpecificity0To1AndHoldsTheCurve() {
    RocBand band = RocBand.of(cases, Bootstrap.of(Resampling.PATIENTS, 1));
    assertThat(band.points()).hasSize(51);
    assertThat(band.points().get(0)).isEqualTo(new RocBand.Point(0, 1, 1, 1));
    assertThat(band.points().get(50).at()).isEqualTo(1);
    RocCurve curve = RocCurve.of(cases);
    for (RocBand.Point point : band.points()) {
      assertThat(curve.sensitivityAtSpecificity(point.at())).isBetween(point.low(), point.high());
      assertThat(point.median()).isBetween(point.low(), point.high());
    }
  }

  @Test
  void itIsWiderByPatientThanByCase() {
    assertThat(width(Resampling.PATIENTS)).isGreaterThan(1.2 * width(Resampling.CASES_BY_CLASS));
  }

  @Test
  void bothRatesAreRefusedOutsideZeroToOne() {
    Bootstrap bootstrap = Bootstrap.of(Resampling.PATIENTS, 1);
    assertThatThrownBy(() -> RocBand.ofSensitivity(cases, bootstrap, 1.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.1");
    assertThatThrownBy(() -> RocBand.ofSpecificity(cases, bootstrap, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private double width(Resampling plan) {
    Bootstrap bootstrap = Bootstrap.of(plan, 1);
    RocBand.Point sensitivity = RocBand.ofSensitivity(cases, bootstrap, 0.8).points().get(0);
    RocBand.Point specificity = RocBand.ofSpecificity(cases, bootstrap, 0.8).points().get(0);
    return sensitivity.high() - sensitivity.low() + specificity.high() - specificity.low();
  }
}
