package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.MammoEdgeException;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BootstrapTest {
  /** Patient a has both classes, b and c one. Scores tell the cases apart. */
  private final Cases cases =
      new Cases(
          new double[] {1, 2, 3, 4, 5, 6},
          new boolean[] {false, true, false, false, true, true},
          "a a b b c c".split(" ", -1));

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameResult(Resampling plan) {
    Interval first = Bootstrap.of(plan, 3).of(cases, BootstrapTest::auc).interval(0.95);
    assertThat(Bootstrap.of(plan, 3).of(cases, BootstrapTest::auc).interval(0.95)).isEqualTo(first);
    assertThat(first.low()).isLessThan(first.high());
  }

  @Test
  void drawnByClassTheNumberOfPositivesStays() {
    everyResample(
        Resampling.CASES_BY_CLASS,
        resample -> {
          assertThat(resample.count(true)).isEqualTo(3);
          assertThat(resample.count(false)).isEqualTo(3);
          assertThat(resample.clusterCount()).isEqualTo(6);
        });
  }

  @Test
  void patientsAreDrawnWhole() {
    Set<Integer> positives = new HashSet<>();
    everyResample(
        Resampling.PATIENTS,
        resample -> {
          assertThat(resample.clusterCount()).isEqualTo(3);
          assertThat(resample.size()).isEqualTo(6);
          for (int i = 0; i < 6; i += 2) {
            assertThat(resample.scores()[i + 1]).isEqualTo(resample.scores()[i] + 1);
            assertThat(resample.clusters()[i + 1]).isEqualTo(resample.clusters()[i]);
          }
          positives.add(resample.count(true));
        });
    assertThat(positives).contains(1, 2, 3, 4, 5).doesNotContain(0, 6);
  }

  @Test
  void patientsByClassKeepTheNumberOfIllPatients() {
    everyResample(
        Resampling.PATIENTS_BY_CLASS,
        resample -> {
          assertThat(resample.clusterCount(true)).isEqualTo(2);
          assertThat(resample.scores()).contains(3.0, 4.0);
        });
  }

  /** All three draws are b in 1 of 27, and c in as many. */
  @Test
  void resamplesOfOneClassAreDrawnAgainAndCounted() {
    Replicates drawn = new Bootstrap(Resampling.PATIENTS, 27_000, 1).of(cases, BootstrapTest::auc);
    assertThat(drawn.size()).isEqualTo(27_000);
    assertThat(drawn.redrawn()).isBetween(1900, 2420);
  }

  /** Each class draws (1,1), (1,2), (2,1) or (2,2) of its two: all 16 outcomes are known. */
  @Test
  void theDistributionOfTwoAndTwoCasesIsThatCountedByHand() {
    Cases four =
        Cases.independent(new double[] {1, 3, 2, 4}, new boolean[] {false, false, true, true});
    Replicates areas =
        new Bootstrap(Resampling.CASES_BY_CLASS, 16_000, 4).of(four, BootstrapTest::auc);
    // Positives 2,2 against 3,3: 0. One of either: 0.5. And so on: mean 0.75, variance 0.078125.
    assertThat(areas.quantile(0.05)).isZero();
    assertThat(areas.quantile(0.07)).isEqualTo(0.5);
    assertThat(areas.median()).isEqualTo(0.75);
    assertThat(areas.standardError()).isEqualTo(Math.sqrt(0.078125), within(0.004));
  }

  @Test
  void bothOfAPairAreDrawnAlike() {
    Replicates shift =
        Bootstrap.of(Resampling.PATIENTS, 1)
            .ofDifference(
                cases,
                cases.withScores(new double[] {3, 4, 5, 6, 7, 8}),
                c -> c.scores()[0] + c.scores()[c.size() - 1]);
    assertThat(shift.interval(0.99)).isEqualTo(new Interval(4, 4));
  }

  @Test
  void theStandardErrorByPatientIsThatOfObuchowski() {
    Binormal patients = Binormal.patients(100, 100, 4, 0.5);
    Cases many = patients.draw(1, new SplittableRandom(1));
    double byFormula = ClusteredAuc.estimate(many).standardError();
    for (Resampling plan : new Resampling[] {Resampling.PATIENTS, Resampling.PATIENTS_BY_CLASS}) {
      assertThat(Bootstrap.of(plan, 2).of(many, BootstrapTest::auc).standardError())
          .isEqualTo(byFormula, within(0.06 * byFormula));
    }
    assertThat(
            Bootstrap.of(Resampling.CASES_BY_CLASS, 2).of(many, BootstrapTest::auc).standardError())
        .isLessThan(0.85 * byFormula);
  }

  /** quantile(c(4, 1, 2, 8), c(0, 0.1, 0.5, 0.975, 1)) in R. */
  @Test
  void quantilesAreThoseOfR() {
    Replicates four = Replicates.of(new double[] {4, 1, 2, 8}, 0);
    assertThat(four.quantile(0)).isEqualTo(1);
    assertThat(four.quantile(0.1)).isEqualTo(1.3, within(1e-12));
    assertThat(four.median()).isEqualTo(3);
    assertThat(four.quantile(0.975)).isEqualTo(7.7, within(1e-12));
    assertThat(four.quantile(1)).isEqualTo(8);
  }

  @Test
  void whatHasNoDistributionIsRefused() {
    Cases healthy = Cases.independent(new double[3], new boolean[3]);
    assertThatThrownBy(() -> Bootstrap.of(Resampling.PATIENTS, 1).of(healthy, BootstrapTest::auc))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("0 positive");
    assertThatThrownBy(() -> Bootstrap.of(Resampling.PATIENTS, 1).of(cases, c -> Double.NaN))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Bootstrap(Resampling.PATIENTS, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void everyResample(Resampling plan, Consumer<Cases> check) {
    new Bootstrap(plan, 500, 1)
        .of(
            cases,
            resample -> {
              check.accept(resample);
              return 0;
            });
  }

  private static double auc(Cases cases) {
    return RocCurve.of(cases).auc();
  }
}
