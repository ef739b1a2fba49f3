package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often intervals and tests are right: a share of 95 % is found to ±0.3 %. */
class CoverageTest {
  private static final Simulation SIMULATION = new Simulation(20_000, 20261126);

  /** Knows 80 % to ±0.8 %. */
  private static final Simulation SHORT = new Simulation(10_000, 20261127);

  @Test
  void deLongCovers95Percent() {
    assertThat(coverage(SIMULATION, Binormal.independent(100, 100), 0.75, DeLong::estimate))
        .isEqualTo(0.95, within(0.01));
  }

  @Test
  void clusteredByPatientCovers95PercentWhereDeLongDoesNot() {
    Binormal patients = Binormal.patients(150, 150, 4, 0.5);
    assertThat(coverage(SIMULATION, patients, 0.75, ClusteredAuc::estimate))
        .isEqualTo(0.95, within(0.01));
    assertThat(coverage(SHORT, patients, 0.75, DeLong::estimate)).isLessThan(0.86);
  }

  @Test
  void patientsWithImagesOfBothClassesAreCoveredAsWell() {
    Binormal patients = Binormal.mixed(150, 150, 4, 0.8);
    assertThat(coverage(SHORT, patients, 0.75, ClusteredAuc::estimate))
        .isEqualTo(0.95, within(0.01));
  }

  /** The numbers in the Javadoc of {@link DeLong}. */
  @ParameterizedTest
  @CsvSource({
    "0.75, 10, 100, 90.5",
    "0.9, 100, 100, 93.8",
    "0.95, 100, 100, 92.6",
    "0.95, 10, 100, 78.7",
    "0.98, 100, 100, 89.6"
  })
  void itIsLessWithFewPositivesAndNearPerfection(
      double auc, int positives, int negatives, double percent) {
    assertThat(coverage(SHORT, Binormal.independent(positives, negatives), auc, DeLong::estimate))
        .isEqualTo(percent / 100, within(0.01));
  }

  /** The numbers in the Javadoc of {@link ClusteredAuc}. */
  @ParameterizedTest
  @CsvSource({"10, 10, 88.9", "50, 50, 93.9"})
  void itIsLessWithFewPatients(int ill, int healthy, double percent) {
    Binormal patients = Binormal.patients(ill, healthy, 4, 0.5);
    assertThat(coverage(SHORT, patients, 0.75, ClusteredAuc::estimate))
        .isEqualTo(percent / 100, within(0.01));
  }

  @Test
  void thePairedTestRejects5PercentOfEqualAreas() {
    Binormal cases = Binormal.independent(100, 100);
    double separation = Binormal.separation(0.75);
    double rejected =
        SIMULATION.share(
            random -> {
              double[] noise = cases.noise(random);
              Cases candidate = cases.scored(cases.alike(noise, 0.5, random), separation);
              return DeLong.compare(cases.scored(noise, separation), candidate).pValue() < 0.05;
            });
    assertThat(rejected).isEqualTo(0.05, within(0.01));
  }

  private static double coverage(
      Simulation simulation, Binormal cases, double auc, Function<Cases, AucEstimate> estimator) {
    double separation = Binormal.separation(auc);
    double truth = cases.expected(separation);
    return simulation.share(
        random -> {
          AucEstimate estimate = estimator.apply(cases.draw(separation, random));
          return estimate.low() <= truth && truth <= estimate.high();
        });
  }
}
