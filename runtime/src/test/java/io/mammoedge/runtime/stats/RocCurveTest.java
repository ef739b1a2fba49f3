package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RocCurveTest {
  /** Two benign below, one of each at 0.5, one malignant above. */
  private final RocCurve curve =
      RocCurve.of(
          Cases.independent(
              new double[] {0.1, 0.5, 0.5, 0.9, 0.3},
              new boolean[] {false, false, true, true, false}));

  @Test
  void thresholdsLieMidwayBetweenScores() {
    assertThat(curve.points())
        .containsExactly(
            new RocPoint(Double.POSITIVE_INFINITY, 0, 1),
            new RocPoint(0.7, 0.5, 1),
            new RocPoint(0.4, 1, 2 / 3.0),
            new RocPoint(0.2, 1, 1 / 3.0),
            new RocPoint(Double.NEGATIVE_INFINITY, 1, 0));
  }

  @Test
  void aScoreAtTheThresholdIsPositive() {
    assertThat(curve.sensitivityAt(0.9)).isEqualTo(new Proportion(1, 2));
    assertThat(curve.specificityAt(0.5)).isEqualTo(new Proportion(2, 3));
    assertThat(curve.sensitivityAt(0.9000001)).isEqualTo(new Proportion(0, 2));
  }

  @Test
  void aTieOfBothClassesCountsHalf() {
    assertThat(curve.auc()).isEqualTo(5.5 / 6);
  }

  @Test
  void youdenPrefersSensitivityAmongEquals() {
    double[] scores = {1, 2, 3, 4};
    boolean[] positive = {false, true, false, true};
    assertThat(RocCurve.of(Cases.independent(scores, positive)).youden())
        .isEqualTo(new RocPoint(1.5, 1, 0.5));
  }

  @Test
  void theOperatingPointKeepsTheSensitivityAskedFor() {
    assertThat(curve.atSensitivity(0.5)).isEqualTo(new RocPoint(0.7, 0.5, 1));
    assertThat(curve.atSensitivity(0.51)).isEqualTo(new RocPoint(0.4, 1, 2 / 3.0));
  }

  @Test
  void anUnreachableSensitivityIsSaid() {
    double[] scores = {1, 2, 3, 4};
    boolean[] positive = {true, false, false, true};
    RocCurve hopeless = RocCurve.of(Cases.independent(scores, positive));
    assertThatThrownBy(() -> hopeless.atSensitivity(0.9))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("sensitivity of 0.9");
  }

  @Test
  void equalScoresHaveNoYoudenPoint() {
    RocCurve flat =
        RocCurve.of(Cases.independent(new double[] {1, 1}, new boolean[] {true, false}));
    assertThat(flat.auc()).isEqualTo(0.5);
    assertThatThrownBy(flat::youden).isInstanceOf(MammoEdgeException.class);
  }

  @Test
  void cornersLeaveOutStraightRuns() {
    double[] scores = {1, 2, 3, 4, 5, 6, 7, 8};
    boolean[] positive = {false, false, false, true, false, true, true, true};
    List<RocPoint> corners = RocCurve.of(Cases.independent(scores, positive)).corners();
    assertThat(corners)
        .extracting(RocPoint::threshold)
        .containsExactly(Double.POSITIVE_INFINITY, 5.5, 4.5, 3.5, Double.NEGATIVE_INFINITY);
  }

  @Test
  void neighbouringDoublesAreStillSeparated() {
    double[] scores = {0.5, Math.nextUp(0.5)};
    RocPoint youden = RocCurve.of(Cases.independent(scores, new boolean[] {false, true})).youden();
    assertThat(youden.sensitivity()).isEqualTo(1);
    assertThat(youden.specificity()).isEqualTo(1);
  }

  @Test
  void bothSignsOfZeroAreOneScore() {
    double[] scores = {-0.0, 0.0};
    RocCurve zero = RocCurve.of(Cases.independent(scores, new boolean[] {false, true}));
    assertThat(zero.auc()).isEqualTo(0.5);
    assertThat(zero.points()).hasSize(2);
  }

  @Test
  void oneClassAloneIsRefusedWithItsNumbers() {
    Cases healthy = Cases.independent(new double[] {1, 2}, new boolean[2]);
    assertThatThrownBy(() -> RocCurve.of(healthy))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("0 positive and 2 negative");
  }
}
