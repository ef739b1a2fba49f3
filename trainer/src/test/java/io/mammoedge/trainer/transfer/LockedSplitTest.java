package io.mammoedge.trainer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.stats.Calibration;
import io.mammoedge.trainer.evaluate.Estimate;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockedSplitTest {
  /** Twenty patients with two images each; the log-odds rise with malignancy, far too high. */
  private static List<ScoredCase> site(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 40)
        .mapToObj(
            i -> {
              boolean malignant = i / 2 % 2 == 0;
              double score = 4 + random.nextGaussian() + (malignant ? 1 : 0);
              return new ScoredCase("i" + i, "p" + i / 2, "L", "CC", malignant, score);
            })
        .toList();
  }

  /** Where the mean is the same, only probabilities and operating point move. */
  @Test
  void recalibrationMovesProbabilitiesAndNoRanking() {
    List<ScoredCase> test = site(1);
    LockedSplit split = LockedSplit.of(test);
    SiteTuning tuning = SiteTuning.of(site(2), "images");
    TransferRow before = split.asItCame(TransferStep.BEFORE, 40, OperatingChoice.half("one half"));
    TransferRow after = split.moved(TransferStep.RECALIBRATED, 40, tuning, test);
    assertThat(after.auc()).isEqualTo(before.auc());
    assertThat(after.difference()).isEqualTo(new Estimate(0, 0, 0));
    assertThat(before.sensitivity().value()).isEqualTo(1);
    assertThat(before.specificity().value()).isZero();
    assertThat(after.specificity().value()).isGreaterThan(0.4);
    assertThat(before.brier().value()).isGreaterThan(0.4).isEqualTo(after.brier().value());
    assertThat(after.recalibration().brier().value()).isLessThan(0.26);
    assertThat(before.auc().low()).isLessThan(before.auc().value());
    assertThat(before.auc().high()).isGreaterThan(before.auc().value());
  }

  /** The definition of both, by hand. */
  @Test
  void brierIsOfTheProbabilitiesThatTheRowNames() {
    List<ScoredCase> test = site(1);
    SiteTuning tuning = SiteTuning.of(site(2), "images");
    TransferRow.Recalibrated fit =
        LockedSplit.of(test).moved(TransferStep.RECALIBRATED, 40, tuning, test).recalibration();
    double[] p = new double[test.size()];
    boolean[] malignant = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = 1 / (1 + Math.exp(-fit.intercept() - fit.slope() * test.get(i).logOdds()));
      malignant[i] = test.get(i).malignant();
    }
    assertThat(fit.brier().value()).isCloseTo(Calibration.of(p, malignant).brier(), within(1e-12));
  }

  /** A model that learnt nothing must not end a run of hours. */
  @Test
  void equalScoresGiveOneHalfAndTheReason() {
    List<ScoredCase> equal =
        List.of(
            new ScoredCase("a", "a", "L", "CC", false, 2),
            new ScoredCase("b", "b", "L", "CC", true, 2));
    SiteTuning tuning = SiteTuning.of(equal, "images");
    assertThat(tuning.point().threshold()).isEqualTo(0.5);
    assertThat(tuning.point().chosenOn()).contains("all scores are equal on the 2 images");
    assertThat(tuning.recalibration()).isNull();
    assertThat(tuning.leftOut()).contains("all scores are equal");
  }

  @Test
  void aFitThatWouldTurnTheRankingRoundIsLeftOut() {
    List<ScoredCase> inverted =
        site(2).stream()
            .map(
                c -> new ScoredCase(c.image(), c.patient(), "L", "CC", c.malignant(), -c.logOdds()))
            .toList();
    SiteTuning tuning = SiteTuning.of(inverted, "images");
    assertThat(tuning.recalibration()).isNull();
    assertThat(tuning.leftOut()).contains("do not rise");
  }

  @Test
  void classesThatAThresholdSeparatesGiveAnOperatingPointAndNoFit() {
    List<ScoredCase> separated =
        List.of(
            new ScoredCase("a", "a", "L", "CC", false, -1),
            new ScoredCase("b", "b", "L", "CC", true, 3));
    SiteTuning tuning = SiteTuning.of(separated, "images");
    assertThat(tuning.point().logOdds()).isEqualTo(1);
    assertThat(tuning.leftOut()).contains("separates");
  }
}
