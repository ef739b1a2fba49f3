package io.mammoedge.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.release.Manifest.Evidence;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonInferiorityTest {
  @Test
  void theVariancesOfBothAreasAdd() {
    Cases here = cases(new Random(1), 0.60, 150);
    EvidenceComparison compared = judge(here, 0.80, 0.76, 0.84);
    double stated = 0.04 / 1.959963984540054;
    double local = ClusteredAuc.estimate(here).standardError();
    assertThat(compared.standardError())
        .isCloseTo(Math.sqrt(stated * stated + local * local), within(1e-12));
    assertThat(compared.delta()).isCloseTo(ClusteredAuc.estimate(here).auc() - 0.80, within(1e-12));
    assertThat(compared.ci90().high() - compared.delta())
        .isCloseTo(1.6448536269514722 * compared.standardError(), within(1e-12));
  }

  /** 0.97 ± 0.05, cut at 1: the lower side tells the error, the upper would halve it. */
  @Test
  void anIntervalCutAtOneHidesNothing() {
    Cases here = cases(new Random(2), 0.9, 100);
    EvidenceComparison cut = judge(here, 0.97, 0.92, 1.0);
    assertThat(cut.standardError())
        .isCloseTo(judge(here, 0.97, 0.92, 1.02).standardError(), within(1e-12));
    assertThat(cut.standardError()).isGreaterThan(0.05 / 1.96);
  }

  @Test
  void manyGoodCasesAreNotWorse() {
    EvidenceComparison compared = judge(cases(new Random(3), 0.80, 2000), 0.80, 0.79, 0.81);
    assertThat(compared.verdict()).isEqualTo(SiteVerdict.NOT_WORSE);
    assertThat(compared.reason()).contains("here, 0.8000 stated (set, test)", "lies above -0.05");
  }

  /** Shown to be lower, but by less than the margin: that is what a margin is for. */
  @Test
  void aLittleLowerIsNotWorse() {
    EvidenceComparison compared = judge(cases(new Random(4), 0.78, 20_000), 0.80, 0.799, 0.801);
    assertThat(compared.ci90().high()).isNegative();
    assertThat(compared.verdict()).isEqualTo(SiteVerdict.NOT_WORSE);
  }

  @Test
  void manyBadCasesAreWorse() {
    EvidenceComparison compared = judge(cases(new Random(5), 0.65, 1000), 0.80, 0.78, 0.82);
    assertThat(compared.verdict()).isEqualTo(SiteVerdict.WORSE);
    assertThat(compared.reason()).contains("lies below -0.05");
  }

  @Test
  void fewCasesAreNeither() {
    assertThat(judge(cases(new Random(6), 0.80, 40), 0.80, 0.78, 0.82).verdict())
        .isEqualTo(SiteVerdict.NOT_ENOUGH_CASES);
    EvidenceComparison nine = judge(cases(new Random(6), 0.80, 9), 0.80, 0.78, 0.82);
    assertThat(nine.verdict()).isEqualTo(SiteVerdict.NOT_ENOUGH_CASES);
    assertThat(nine.reason())
        .isEqualTo(
            "9 patients with a malignant and 9 with a benign image; a verdict needs 10 of each");
  }

  /** However many images: they are those of nine patients. */
  @Test
  void imagesOfFewPatientsAreFewCases() {
    Cases many = cases(new Random(7), 0.80, 400);
    String[] patients = new String[many.size()];
    java.util.Arrays.setAll(patients, i -> "p" + i % 9);
    Cases few = new Cases(many.scores(), many.positive(), patients);
    assertThat(judge(few, 0.80, 0.79, 0.81).verdict()).isEqualTo(SiteVerdict.NOT_ENOUGH_CASES);
  }

  /** Twelve patients of each class, all in order: that shows 0.9 or so, not 1 ± 0. */
  @Test
  void completeSeparationIsNoCertainty() {
    EvidenceComparison compared = judge(separated(12), 0.99, 0.985, 0.995);
    assertThat(compared.standardError()).isGreaterThan(HanleyMcNeil.standardError(0.94, 12, 12));
    assertThat(compared.verdict()).isEqualTo(SiteVerdict.NOT_ENOUGH_CASES);
    assertThat(judge(separated(12), 0.75, 0.70, 0.80).verdict()).isEqualTo(SiteVerdict.NOT_WORSE);
  }

  @Test
  void evidenceWithoutAnIntervalIsNothingToHoldOnTo() {
    Cases here = cases(new Random(8), 0.9, 500);
    Evidence none = new Evidence("set", "test", 9, 9, 4, 0.9, null, "", List.of());
    assertThat(new NonInferiority(none, 0.05).judge(here).reason()).contains("has no interval");
    assertThat(judge(here, 1, 1, 1).verdict()).isEqualTo(SiteVerdict.NOT_ENOUGH_CASES);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1, Double.NaN})
  void whatIsNoMarginIsAUsageError(double margin) {
    assertThatThrownBy(() -> new Margins(0.01, margin))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("--evidence-margin is between 0 and 1");
    assertThatThrownBy(() -> new Margins(margin, 0.05))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageStartingWith("--margin is between 0 and 1");
  }

  private static EvidenceComparison judge(Cases here, double auc, double low, double high) {
    return new NonInferiority(Sites.stated(auc, low, high), 0.05).judge(here);
  }

  private static Cases cases(Random random, double auc, int ofEachClass) {
    return Sites.binormal(random, auc, ofEachClass, ofEachClass);
  }

  private static Cases separated(int ofEachClass) {
    double[] scores = new double[2 * ofEachClass];
    boolean[] positive = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = i;
      positive[i] = i >= ofEachClass;
    }
    return Cases.independent(scores, positive);
  }
}
