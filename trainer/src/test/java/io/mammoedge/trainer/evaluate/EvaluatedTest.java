package io.mammoedge.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.stats.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluatedTest {
  private static ScoredCase image(String patient, String side, boolean malignant, double p) {
    return new ScoredCase("i", patient, side, "CC", malignant, Math.log(p / (1 - p)));
  }

  @Test
  void aBreastIsTheMeanOfItsViewsAndMalignantIfOneIs() {
    List<ScoredCase> images =
        List.of(
            image("a", "L", false, 0.2),
            image("a", "R", true, 0.9),
            image("a", "L", true, 0.6),
            image("b", "L", false, 0.1));
    Cases breasts = Grouping.BREAST.of(images).orElseThrow();
    assertThat(breasts.scores()).usingComparatorWithPrecision(1e-12).containsExactly(0.4, 0.9, 0.1);
    assertThat(breasts.positive()).containsExactly(true, true, false);
    Cases patients = Grouping.PATIENT.of(images).orElseThrow();
    assertThat(patients.scores()[0]).isCloseTo(1.7 / 3, within(1e-12));
    assertThat(patients.positive()).containsExactly(true, false);
  }

  @Test
  void eachLevelCountsItsOwnCasesAndAveragingHelpsAgainstIndependentNoise() {
    Random random = new Random(3);
    List<ScoredCase> images = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      for (String side : List.of("L", "L", "R", "R")) {
        double logOdds = 0.1 * ((i % 2 == 0 ? 1 : -1) + 2 * random.nextGaussian());
        images.add(image("p" + i, side, i % 2 == 0, 1 / (1 + Math.exp(-logOdds))));
      }
    }
    Evaluated evaluated = Evaluated.of(images);
    assertThat(evaluated.perImage().n()).isEqualTo(800);
    assertThat(evaluated.perBreast().n()).isEqualTo(400);
    assertThat(evaluated.perPatient().n()).isEqualTo(200);
    assertThat(evaluated.perBreast().clusters()).isEqualTo(200);
    // Near 0 probabilities are linear in log-odds, so the scores are Gaussian: AUC = Phi(2 / (2
    // sqrt(2) / sqrt(n))) for the mean of n images.
    assertThat(evaluated.perImage().auc()).isCloseTo(0.760, within(0.04));
    assertThat(evaluated.perBreast().auc()).isCloseTo(0.841, within(0.05));
    assertThat(evaluated.perPatient().auc()).isCloseTo(0.921, within(0.05));
  }

  @Test
  void levelsThatCannotBeJudgedAreLeftOut() {
    List<ScoredCase> images =
        List.of(
            image("a", "", true, 0.7),
            image("b", "", true, 0.8),
            image("a", "", false, 0.3),
            image("b", "", false, 0.2));
    Evaluated evaluated = Evaluated.of(images);
    assertThat(evaluated.perImage().auc()).isEqualTo(1);
    assertThat(evaluated.perBreast()).isNull();
    assertThat(evaluated.perPatient()).isNull();
  }
}
