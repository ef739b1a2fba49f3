package io.mammoedge.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.stats.AucMethod;
import io.mammoedge.runtime.stats.Cases;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupingTest {
  static final Path REFERENCE = Path.of("src/test/resources/io/mammoedge/trainer/evaluate");

  /** Two views of a's left breast, of which one shows the lesion; both breasts of b; one of c. */
  private static final List<ScoredCase> IMAGES =
      List.of(
          image("a", "L", false, 0.2),
          image("b", "L", false, 0.1),
          image("a", "L", true, 0.8),
          image("b", "R", true, 0.6),
          image("c", "R", false, 0.7),
          image("d", "L", false, 0.3));

  @Test
  void aBreastIsMalignantIfAnyImageOfItIsAndScoresTheMeanProbability() {
    Cases breasts = Grouping.BREAST.cases(IMAGES);
    assertThat(breasts.positive()).containsExactly(true, false, true, false, false);
    assertThat(probabilities(breasts))
        .containsExactly(new double[] {0.5, 0.1, 0.6, 0.7, 0.3}, within(1e-15));
    assertThat(breasts.clusters()).containsExactly("a", "b", "b", "c", "d");
  }

  @Test
  void aPatientIsMalignantIfAnyBreastIs() {
    Cases patients = Grouping.PATIENT.cases(IMAGES);
    assertThat(patients.positive()).containsExactly(true, true, false, false);
    assertThat(probabilities(patients))
        .containsExactly(new double[] {0.5, 0.35, 0.7, 0.3}, within(1e-15));
  }

  /** Pairs of one malignant and one benign group that are in order, counted by hand. */
  @Test
  void theAucIsThatOfTheGroups() {
    Evaluated evaluated = Evaluated.of(IMAGES);
    assertThat(evaluated.perImage().auc()).isEqualTo(7.0 / 8, within(1e-15));
    assertThat(evaluated.perBreast().auc()).isEqualTo(4.0 / 6, within(1e-15));
    assertThat(evaluated.perPatient().auc()).isEqualTo(2.0 / 4, within(1e-15));
    assertThat(evaluated.perBreast().method()).isEqualTo(AucMethod.OBUCHOWSKI);
    assertThat(evaluated.perBreast().clusters()).isEqualTo(4);
    assertThat(evaluated.perPatient().method()).isEqualTo(AucMethod.DELONG);
    assertThat(evaluated.leftOut()).isEmpty();
  }

  @Test
  void breastsAreLeftOutWhereASideIsMissing() {
    List<ScoredCase> images =
        Stream.concat(IMAGES.stream(), Stream.of(image("e", "", false, 0.4))).toList();
    Evaluated evaluated = Evaluated.of(images);
    assertThat(evaluated.perBreast()).isNull();
    assertThat(evaluated.perPatient()).isNotNull();
    assertThat(evaluated.leftOut())
        .containsExactly(
            new Evaluated.LeftOut(
                "breast", "1 of 7 images have no side, so breasts cannot be told apart"));
  }

  /** Benign images of ill patients only: no patient is left who is benign. */
  @Test
  void aLevelAtWhichOneClassRemainsIsLeftOut() {
    List<ScoredCase> images =
        List.of(
            image("a", "L", true, 0.9),
            image("a", "R", false, 0.2),
            image("b", "L", true, 0.8),
            image("b", "R", false, 0.3));
    Evaluated evaluated = Evaluated.of(images);
    assertThat(evaluated.perBreast().auc()).isEqualTo(1);
    assertThat(evaluated.perPatient()).isNull();
    assertThat(evaluated.leftOut()).singleElement().isEqualTo(leftOut(2, 0));
  }

  private static Evaluated.LeftOut leftOut(int positive, int negative) {
    return new Evaluated.LeftOut(
        "patient",
        "an ROC curve needs both classes, but there are %d positive and %d negative cases; use a"
                .formatted(positive, negative)
            + " larger split");
  }

  /** Both round to a probability of 1. */
  @Test
  void certaintyKeepsItsOrder() {
    List<ScoredCase> images =
        List.of(sure("a", 40), sure("a", 41), sure("b", 42), sure("b", 43), sure("c", 5000));
    double[] scores = Grouping.PATIENT.cases(images).scores();
    assertThat(scores[1]).isGreaterThan(scores[0]).isBetween(42.0, 43.0);
    assertThat(scores[2]).isEqualTo(5000);
  }

  @Test
  void theAucsPerGroupAreThoseOfRsProc() {
    GroupAreas.check(REFERENCE);
  }

  private static ScoredCase image(String patient, String side, boolean malignant, double p) {
    return new ScoredCase(patient + side + p, patient, side, "", malignant, LogOdds.of(p));
  }

  private static ScoredCase sure(String patient, double logOdds) {
    return new ScoredCase(patient + logOdds, patient, "L", "", true, logOdds);
  }

  private static double[] probabilities(Cases cases) {
    return java.util.Arrays.stream(cases.scores()).map(LogOdds::probability).toArray();
  }
}
