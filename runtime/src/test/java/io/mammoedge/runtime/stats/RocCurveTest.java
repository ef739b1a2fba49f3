package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

  /** Specificity and sensitivity go from (1/3, 1) to (2/3, 1) to (1, 1/2). */
  @Test
  void betweenCornersRatesAreReadOffTheLine() {
    assertThat(curve.sensitivityAtSpecificity(0.5)).isEqualTo(1);
    assertThat(curve.sensitivityAtSpecificity(5 / 6.0)).isEqualTo(0.75, within(1e-15));
    assertThat(curve.specificityAtSensitivity(0.75)).isEqualTo(5 / 6.0, within(1e-15));
    assertThat(curve.sensitivityAtSpecificity(1)).as("the upper end of a jump").isEqualTo(0.5);
    assertThat(curve.specificityAtSensitivity(1)).isEqualTo(2 / 3.0);
    assertThatThrownBy(() -> curve.sensitivityAtSpecificity(-0.1)).hasMessageContaining("-0.1");
  }

  @Test
  void theWholeRangeHasTheWholeArea() {
    assertThat(curve.partialBySpecificity(0, 1).area()).isEqualTo(curve.auc(), within(1e-15));
    assertThat(curve.partialBySensitivity(0, 1).area()).isEqualTo(curve.auc(), within(1e-15));
    assertThat(curve.partialBySpecificity(0, 1).corrected().getAsDouble())
        .isEqualTo(curve.auc(), within(1e-15));
  }

  /** From 5/6 to 1 the line falls from 3/4 to 1/2. */
  @Test
  void aPartHasThatBelowIt() {
    PartialAuc part = curve.partialBySpecificity(5 / 6.0, 1);
    assertThat(part.area()).isEqualTo(0.625 / 6, within(1e-15));
    assertThat(part.chance()).isEqualTo(1 / 72.0, within(1e-15));
    assertThat(part.corrected().getAsDouble())
        .isEqualTo((1 + (0.625 / 6 - 1 / 72.0) / (1 / 6.0 - 1 / 72.0)) / 2, within(1e-12));
    assertThatThrownBy(() -> curve.partialBySpecificity(0.5, 0.5)).hasMessageContaining("0.5");
  }

  @Test
  void belowChanceThereIsNothingToCorrect() {
    double[] scores = {1, 2, 3, 4};
    boolean[] positive = {true, true, false, false};
    RocCurve reversed = RocCurve.of(Cases.independent(scores, positive));
    assertThat(reversed.partialBySpecificity(0.8, 1).corrected()).isEmpty();
    assertThat(reversed.partialBySpecificity(0.8, 1).area()).isZero();
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
