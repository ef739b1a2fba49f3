package io.mammoedge.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.stats.Cases;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a site that is worse by exactly the margin is called what it is not. */
class NonInferiorityErrorTest {
  private static final int RUNS = 10_000;

  /** In % of all runs. */
  private record Errors(double notWorse, double worse) {}

  /** The table of the class's Javadoc. */
  @ParameterizedTest
  @CsvSource({
    "0.80, 0.05, 10, 3.1, 2.7",
    "0.80, 0.05, 20, 3.9, 2.8",
    "0.80, 0.05, 50, 4.2, 3.7",
    "0.80, 0.05, 150, 4.3, 4.0",
    "0.80, 0.10, 10, 4.1, 3.3",
    "0.80, 0.10, 20, 4.3, 3.4",
    "0.80, 0.10, 50, 4.3, 4.0",
    "0.80, 0.10, 150, 4.4, 4.1",
    "0.90, 0.05, 10, 1.3, 1.7",
    "0.90, 0.05, 20, 2.6, 1.9",
    "0.90, 0.05, 50, 3.5, 3.2",
    "0.90, 0.05, 150, 3.7, 3.7",
    "0.90, 0.10, 10, 2.5, 2.2",
    "0.90, 0.10, 20, 3.3, 2.4",
    "0.90, 0.10, 50, 3.9, 3.5",
    "0.90, 0.10, 150, 4.0, 3.9",
    "0.95, 0.05, 10, 0.0, 1.1",
    "0.95, 0.05, 20, 1.4, 1.3",
    "0.95, 0.05, 50, 2.7, 2.6",
    "0.95, 0.05, 150, 3.2, 3.5",
    "0.95, 0.10, 10, 1.3, 1.7",
    "0.95, 0.10, 20, 2.6, 1.9",
    "0.95, 0.10, 50, 3.5, 3.2",
    "0.95, 0.10, 150, 3.7, 3.7"
  })
  void areAsRareAsTheTableSays(
      double auc, double margin, int ofEachClass, double notWorse, double worse) {
    Errors errors = errors(auc, margin, ofEachClass, ofEachClass, 1);
    assertThat(errors.notWorse()).isLessThan(5.5).isCloseTo(notWorse, within(0.06));
    assertThat(errors.worse()).isLessThan(6).isCloseTo(worse, within(0.06));
  }

  /** Few of either class: ten malignant ones in a screening population, or the other way round. */
  @ParameterizedTest
  @CsvSource({"0.80, 10, 200", "0.80, 200, 10", "0.95, 20, 200", "0.95, 200, 20"})
  void areAsRareWhereOneClassIs(double auc, int positives, int negatives) {
    Errors errors = errors(auc, 0.05, positives, negatives, 1);
    assertThat(errors.notWorse()).isLessThan(5.5);
    assertThat(errors.worse()).isLessThan(5.5);
  }

  @Test
  void areRareWhereMalignantScoresVaryMore() {
    Errors errors = errors(0.80, 0.10, 150, 150, 2);
    assertThat(errors.notWorse()).isLessThan(6.5);
    assertThat(errors.worse()).isLessThan(6);
  }

  /** Each counts for less than an image of another patient; for how much, is not known. */
  @Test
  void areRarerWithSeveralImagesOfAPatient() {
    Random random = new Random(9);
    Errors errors = errors(() -> Sites.paired(random, 0.85, 20), random, 0.90, 0.05);
    assertThat(errors.notWorse()).isLessThan(1.5);
    assertThat(errors.worse()).isLessThan(3.5);
  }

  private static Errors errors(
      double auc, double margin, int positives, int negatives, double spread) {
    Random random = new Random(9);
    return errors(
        () -> Sites.binormal(random, auc - margin, positives, negatives, spread),
        random,
        auc,
        margin);
  }

  private static Errors errors(Supplier<Cases> site, Random random, double auc, double margin) {
    int notWorse = 0;
    int worse = 0;
    for (int i = 0; i < RUNS; i++) {
      Cases here = site.get();
      SiteVerdict verdict =
          new NonInferiority(Sites.measured(random, auc), margin).judge(here).verdict();
      notWorse += verdict == SiteVerdict.NOT_WORSE ? 1 : 0;
      worse += verdict == SiteVerdict.WORSE ? 1 : 0;
    }
    return new Errors(100.0 * notWorse / RUNS, 100.0 * worse / RUNS);
  }
}
