package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.MammoEdgeException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void binsHoldTheirLowerEndAndTheLastItsUpperOne() {
    double[] edges = {0, 0.1, 0.3, 0.7, 0.8999, 0.9, 1};
    Calibration calibration = Calibration.of(edges, new boolean[7]);
    assertThat(calibration.bins())
        .extracting(ReliabilityBin::low)
        .containsExactly(0.0, 0.1, 0.3, 0.7, 0.8, 0.9);
    assertThat(calibration.bins().get(5).n()).isEqualTo(2);
    assertThat(calibration.bins().get(5).high()).isEqualTo(1);
  }

  /** Math.nextDown(0.3) times 10 is 3. */
  @Test
  void theLastNumberBelowAnEdgeBelongsBelowIt() {
    for (int k = 1; k < 10; k++) {
      double edge = k / 10.0;
      assertThat(onlyBin(edge).low()).isEqualTo(edge);
      assertThat(onlyBin(Math.nextDown(edge)).high()).isEqualTo(edge);
    }
  }

  private static ReliabilityBin onlyBin(double probability) {
    return Calibration.of(new double[] {probability}, new boolean[1]).bins().get(0);
  }

  @Test
  void errorsAreWeighedByTheCasesOfABin() {
    Calibration calibration =
        Calibration.of(
            new double[] {0.2, 0.25, 0.24, 0.9}, new boolean[] {false, true, false, true});
    // |0.23 − 1/3| in three of four cases, |0.9 − 1| in one.
    assertThat(calibration.expectedError())
        .isEqualTo((3 * (1 / 3.0 - 0.23) + 0.1) / 4, within(1e-15));
    assertThat(calibration.brier()).isEqualTo((0.04 + 0.5625 + 0.0576 + 0.01) / 4, within(1e-15));
    assertThat(calibration.bins().get(0).observed()).isEqualTo(new Proportion(1, 3));
  }

  @Test
  void whatIsNoProbabilityIsRefusedWithItsPlace() {
    for (double wrong : new double[] {-0.1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> Calibration.of(new double[] {0.5, wrong}, new boolean[2]))
          .isInstanceOf(MammoEdgeException.class)
          .hasMessageContaining("case 1 has " + wrong);
    }
    assertThatThrownBy(() -> Calibration.of(new double[0], new boolean[0]))
        .isInstanceOf(MammoEdgeException.class);
  }

  /** Twice the true log-odds and one more: to be undone by half of it less a half. */
  @Test
  void recalibrationUndoesWhatWasDone() {
    SplittableRandom random = new SplittableRandom(5);
    int n = 100_000;
    double[] told = new double[n];
    boolean[] truth = new boolean[n];
    for (int i = 0; i < n; i++) {
      double logOdds = random.nextGaussian();
      truth[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      told[i] = 2 * logOdds + 1;
    }
    Recalibration fit = Recalibration.of(Cases.independent(told, truth));
    assertThat(fit.slope()).isEqualTo(0.5, within(4 * fit.slopeError()));
    assertThat(fit.intercept()).isEqualTo(-0.5, within(4 * fit.interceptError()));
    assertThat(fit.slopeError()).isBetween(0.001, 0.01);
  }

  @Test
  void extremeLogOddsAreFittedAsWell() {
    double[] far = {-4000, 5000, 3000, -200, 100, 4500};
    boolean[] truth = {false, true, false, false, true, true};
    Recalibration fit = Recalibration.of(Cases.independent(far, truth));
    assertThat(fit.slope()).isBetween(1e-5, 1e-2);
  }

  @Test
  void separatedClassesHaveNoSlope() {
    double[] scores = {1, 2, 2, 3};
    boolean[] truth = {false, false, true, true};
    assertThatThrownBy(() -> Recalibration.of(Cases.independent(scores, truth)))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("separates these 2 positive and 2 negative");
  }
}
