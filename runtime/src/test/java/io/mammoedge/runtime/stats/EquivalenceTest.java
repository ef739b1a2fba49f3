package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mammoedge.runtime.MammoEdgeException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EquivalenceTest {
  @Test
  void aLittleNoiseOnManyCasesIsEquivalent() {
    Cases reference = simulated(2000);
    assertThat(verdict(reference, noisy(reference, 0.02))).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void ruinedScoresOnManyCasesAreDifferent() {
    Cases reference = simulated(2000);
    assertThat(verdict(reference, noisy(reference, 3))).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void muchNoiseOnFewCasesDecidesNothing() {
    Cases reference = simulated(60);
    assertThat(verdict(reference, noisy(reference, 0.1))).isEqualTo(Verdict.NOT_ENOUGH_CASES);
  }

  @Test
  void theSameScoresAreAnIdenticalRanking() {
    Cases reference = simulated(60);
    EquivalenceResult result = Equivalence.test(reference, reference, 0.01);
    assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(result.reason()).contains("identical ranking");
  }

  @Test
  void evenTheSameScoresOfNinePatientsAreNotEnough() {
    Cases reference = simulated(18);
    EquivalenceResult result = Equivalence.test(reference, reference, 0.01);
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ENOUGH_CASES);
    assertThat(result.reason()).contains("9 patients with a positive");
  }

  @Test
  void noPositiveAtAllIsNotEnoughAndHasNoDifference() {
    Cases healthy = Cases.independent(new double[50], new boolean[50]);
    EquivalenceResult result = Equivalence.test(healthy, healthy, 0.01);
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_ENOUGH_CASES);
    assertThat(result.difference()).isNull();
  }

  @Test
  void whereTheIntervalLiesDecides() {
    assertThat(judged(-0.009, 0.009)).isEqualTo(Verdict.EQUIVALENT);
    assertThat(judged(0.001, 0.009)).isEqualTo(Verdict.EQUIVALENT);
    assertThat(judged(0.001, 0.01)).isEqualTo(Verdict.NOT_ENOUGH_CASES);
    assertThat(judged(-0.5, 0.5)).isEqualTo(Verdict.NOT_ENOUGH_CASES);
    assertThat(judged(0.01, 0.02)).isEqualTo(Verdict.DIFFERENT);
    assertThat(judged(-0.02, -0.01)).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void aMarginWithoutMeaningIsRefused() {
    Cases reference = simulated(60);
    assertThatThrownBy(() -> Equivalence.test(reference, reference, 0))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("margin");
  }

  private static Verdict verdict(Cases reference, Cases candidate) {
    return Equivalence.test(reference, candidate, 0.01).verdict();
  }

  private static Verdict judged(double low, double high) {
    Interval ci90 = new Interval(low, high);
    AucDifference difference =
        new AucDifference((low + high) / 2, 0.01, ci90, ci90, 0.5, false, AucMethod.DELONG);
    return Equivalence.judge(difference, 0.01).verdict();
  }

  private static Cases simulated(int n) {
    Random random = new Random(5);
    double[] scores = new double[n];
    boolean[] positive = new boolean[n];
    for (int i = 0; i < n; i++) {
      positive[i] = i % 2 == 0;
      scores[i] = random.nextGaussian() + (positive[i] ? 1.5 : 0);
    }
    return Cases.independent(scores, positive);
  }

  private static Cases noisy(Cases cases, double amount) {
    Random random = new Random(6);
    double[] scores = cases.scores().clone();
    for (int i = 0; i < scores.length; i++) {
      scores[i] += amount * random.nextGaussian();
    }
    return cases.withScores(scores);
  }
}
