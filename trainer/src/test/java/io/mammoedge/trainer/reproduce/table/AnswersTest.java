package io.mammoedge.trainer.reproduce.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.trainer.evaluate.Estimate;
import io.mammoedge.trainer.evaluate.ScoredCase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a claim, and what a mean of models is. */
class AnswersTest {
  private static final Cases CASES =
      new Cases(
          new double[] {1, 2, 3}, new boolean[] {true, false, true}, new String[] {"a", "a", "b"});

  @Test
  void aVerdictNeedsAnIntervalWithoutZero() {
    assertThat(Answers.verdict(gain(0.01, 0.09), CASES))
        .isEqualTo("higher here, as the paper says");
    assertThat(Answers.verdict(gain(-0.09, -0.01), CASES))
        .isEqualTo("lower here, against the paper");
    assertThat(Answers.verdict(gain(-0.01, 0.09), CASES))
        .isEqualTo("not shown by n=3 images of 2 patients");
    assertThat(Answers.verdict(gain(0, 0), CASES)).startsWith("not shown");
  }

  @Test
  void modelsAreAveragedAsProbabilities() {
    List<ScoredCase> mean = Ensemble.mean(List.of(scored(0.2), scored(0.6)));
    assertThat(mean.get(0).probability()).isCloseTo(0.4, within(1e-12));
  }

  private static Estimate gain(double low, double high) {
    return new Estimate((low + high) / 2, low, high);
  }

  private static List<ScoredCase> scored(double probability) {
    double logOdds = Math.log(probability / (1 - probability));
    return List.of(new ScoredCase("image", "patient", "L", "CC", true, logOdds));
  }
}
