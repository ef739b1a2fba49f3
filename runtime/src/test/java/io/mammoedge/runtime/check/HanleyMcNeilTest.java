package io.mammoedge.runtime.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.DeLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HanleyMcNeilTest {
  /** Mann and Whitney's exact variance where both classes score alike: (m + n + 1) / (12 m n). */
  @Test
  void isExactWhereNothingIsTold() {
    assertThat(HanleyMcNeil.standardError(0.5, 51, 58))
        .isCloseTo(Math.sqrt(110.0 / (12 * 51 * 58)), within(1e-15));
  }

  /** Exponential scores are its model: the mean of measured errors must meet it. */
  @Test
  void foretellsWhatDeLongMeasures() {
    Random random = new Random(1982);
    double ratio = 4; // P(X > Y) = ratio / (1 + ratio) = 0.8
    double sum = 0;
    for (int i = 0; i < 400; i++) {
      sum += DeLong.estimate(exponential(random, ratio, 60, 140)).standardError();
    }
    assertThat(sum / 400).isCloseTo(HanleyMcNeil.standardError(0.8, 60, 140), within(0.0007));
  }

  @Test
  void whatIsNoAreaIsADefect() {
    assertThatThrownBy(() -> HanleyMcNeil.standardError(1.1, 5, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HanleyMcNeil.standardError(0.8, 0, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Cases exponential(Random random, double ratio, int positives, int negatives) {
    double[] scores = new double[positives + negatives];
    boolean[] positive = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      positive[i] = i < positives;
      scores[i] = -Math.log(1 - random.nextDouble()) * (positive[i] ? ratio : 1);
    }
    return Cases.independent(scores, positive);
  }
}
