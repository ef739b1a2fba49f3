package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often {@link Equivalence} errs, and whether {@link ResolvableMargin} keeps its promise. */
class EquivalenceErrorsTest {
  private static final Simulation SIMULATION = new Simulation(10_000, 20261126);

  /** Pairs of equally good scores, one of which can be made worse. */
  private record Pairs(Binormal cases, double auc, double correlation) {
    EquivalenceResult test(double loss, double margin, SplittableRandom random) {
      double[] noise = cases.noise(random);
      double[] other = cases.alike(noise, correlation, random);
      return Equivalence.test(
          cases.scored(noise, Binormal.separation(auc)),
          cases.scored(other, Binormal.separation(auc - loss)),
          margin);
    }

    /** What is promised on average. */
    ResolvableMargin margin() {
      SplittableRandom random = new SplittableRandom(20261127);
      double errors = 0;
      for (int i = 0; i < 1000; i++) {
        errors += test(0, 0.5, random).difference().standardError();
      }
      return new ResolvableMargin(0, errors / 1000, cases.frame().clusterCount());
    }
  }

  @Test
  void aLossOfTheMarginIsCalledEquivalentInAtMost5Percent() {
    Pairs pairs = new Pairs(Binormal.independent(100, 100), 0.75, 0.5);
    double margin = pairs.margin().planned();
    assertThat(share(Verdict.EQUIVALENT, pairs, margin, margin)).isLessThan(0.05 + 0.006);
    assertThat(share(Verdict.DIFFERENT, pairs, margin, margin)).isLessThan(0.05 + 0.006);
  }

  @Test
  void soItIsWithSeveralImagesAPatient() {
    Pairs pairs = new Pairs(Binormal.patients(60, 60, 4, 0.5), 0.75, 0.5);
    double margin = pairs.margin().planned();
    assertThat(share(Verdict.EQUIVALENT, pairs, margin, margin)).isLessThan(0.05 + 0.006);
  }

  @Test
  void thePlannedMarginIsShownWithAPowerOf80Percent() {
    Pairs pairs = new Pairs(Binormal.patients(60, 60, 4, 0.5), 0.75, 0.5);
    ResolvableMargin advice = pairs.margin();
    assertThat(share(Verdict.EQUIVALENT, pairs, 0, advice.planned())).isEqualTo(0.8, within(0.02));
    double less = 0.8 * advice.planned();
    assertThat(share(Verdict.EQUIVALENT, pairs, 0, less))
        .isEqualTo(advice.power(less), within(0.02));
  }

  @Test
  void asManyPatientsAsAdvisedHaveThePower() {
    double margin = 0.06;
    Pairs few = new Pairs(Binormal.independent(60, 60), 0.75, 0.9);
    int advised = (int) few.margin().patientsFor(margin);
    assertThat(advised).isGreaterThan(120);
    Pairs enough = new Pairs(Binormal.independent(advised / 2, advised / 2), 0.75, 0.9);
    assertThat(share(Verdict.EQUIVALENT, enough, 0, margin)).isEqualTo(0.8, within(0.03));
  }

  /** The numbers in the Javadoc of {@link Equivalence}. */
  @ParameterizedTest
  @CsvSource({
    "10, 10, 0.75, 0",
    "10, 10, 0.98, 0",
    "18, 18, 0.75, 2.2",
    "18, 18, 0.9, 6.7",
    "18, 18, 0.98, 14.6",
    "10, 100, 0.9, 11.6",
    "30, 30, 0.75, 4.6",
    "30, 30, 0.9, 7.5",
    "30, 30, 0.98, 13.4",
    "100, 100, 0.9, 5.8",
    "100, 100, 0.98, 7.8"
  })
  void withFewOrEasyCasesALossOfTheMarginIsOverlookedMoreOften(
      int positives, int negatives, double auc, double percent) {
    Pairs pairs = new Pairs(Binormal.independent(positives, negatives), auc, 0.999);
    assertThat(share(Verdict.EQUIVALENT, pairs, 0.01, 0.01))
        .isEqualTo(percent / 100, within(0.015));
  }

  private static double share(Verdict verdict, Pairs pairs, double loss, double margin) {
    return SIMULATION.share(random -> pairs.test(loss, margin, random).verdict() == verdict);
  }
}
