package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often intervals and tests are right. 20,000 replications know a share of 95 % to ±0.3 %. */
class CoverageTest {
  private static final int REPLICATIONS = 20_000;

  private final SplittableRandom random = new SplittableRandom(20261126);

  @Test
  void deLongCovers95Percent() {
    assertThat(coverage(Binormal.independent(100, 100), 0.75, DeLong::estimate))
        .isEqualTo(0.95, within(0.01));
  }

  @Test
  void clusteredByPatientCovers95PercentWhereDeLongDoesNot() {
    Binormal patients = Binormal.patients(150, 150, 4, 0.5);
    assertThat(coverage(patients, 0.75, ClusteredAuc::estimate)).isEqualTo(0.95, within(0.01));
    assertThat(coverage(patients, 0.75, DeLong::estimate)).isLessThan(0.86);
  }

  @Test
  void patientsWithImagesOfBothClassesAreCoveredAsWell() {
    Binormal patients = Binormal.mixed(150, 150, 4, 0.8);
    assertThat(coverage(patients, 0.75, ClusteredAuc::estimate)).isEqualTo(0.95, within(0.01));
  }

  /** The numbers in the Javadoc of {@link DeLong}. */
  @ParameterizedTest
  @CsvSource({
    "0.75, 10, 100, 90.5",
    "0.9, 100, 100, 93.8",
    "0.9, 10, 100, 84.2",
    "0.95, 200, 200, 93.9",
    "0.95, 100, 100, 92.6",
    "0.95, 10, 100, 78.7",
    "0.98, 100, 100, 89.6"
  })
  void itIsLessWithFewPositivesAndNearPerfection(
      double auc, int positives, int negatives, double percent) {
    assertThat(coverage(Binormal.independent(positives, negatives), auc, DeLong::estimate))
        .isEqualTo(percent / 100, within(0.008));
  }

  /** The numbers in the Javadoc of {@link ClusteredAuc}. */
  @ParameterizedTest
  @CsvSource({"10, 10, 88.9", "20, 20, 92.1", "50, 50, 93.9"})
  void itIsLessWithFewPatients(int ill, int healthy, double percent) {
    Binormal patients = Binormal.patients(ill, healthy, 4, 0.5);
    assertThat(coverage(patients, 0.75, ClusteredAuc::estimate))
        .isEqualTo(percent / 100, within(0.008));
  }

  @Test
  void thePairedTestRejects5PercentOfEqualAreas() {
    Binormal cases = Binormal.independent(100, 100);
    double separation = Binormal.separation(0.75);
    int rejected = 0;
    for (int i = 0; i < REPLICATIONS; i++) {
      double[] noise = cases.noise(random);
      Cases candidate = cases.scored(cases.alike(noise, 0.5, random), separation);
      double p = DeLong.compare(cases.scored(noise, separation), candidate).pValue();
      rejected += p < 0.05 ? 1 : 0;
    }
    assertThat((double) rejected / REPLICATIONS).isEqualTo(0.05, within(0.01));
  }

  private double coverage(Binormal cases, double auc, Function<Cases, AucEstimate> estimator) {
    double separation = Binormal.separation(auc);
    double truth = cases.expected(separation);
    int covered = 0;
    for (int i = 0; i < REPLICATIONS; i++) {
      AucEstimate estimate = estimator.apply(cases.draw(separation, random));
      covered += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
    }
    return (double) covered / REPLICATIONS;
  }
}
