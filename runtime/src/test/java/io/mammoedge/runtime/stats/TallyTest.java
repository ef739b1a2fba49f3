package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
  /** The distance by its definition: at every value of either sample, and just before it. */
  @Test
  void theDistanceIsThatOfTheTwoWholeSamples() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      double[] reference = sample(random, 1 + random.nextInt(30));
      double[] sample = sample(random, 1 + random.nextInt(30));
      double expected = 0;
      for (double[] either : new double[][] {reference, sample}) {
        for (double x : either) {
          for (double at : new double[] {x, Math.nextDown(x)}) {
            expected = Math.max(expected, Math.abs(upTo(reference, at) - upTo(sample, at)));
          }
        }
      }
      assertThat(KolmogorovSmirnov.of(reference, sample).statistic())
          .as("%s and %s", Arrays.toString(reference), Arrays.toString(sample))
          .isCloseTo(expected, within(1e-12));
    }
  }

  private static double[] sample(Random random, int n) {
    return random.doubles(n, -1, 1).map(x -> Math.round(x * 8) / 8.0).toArray();
  }

  private static double upTo(double[] sample, double x) {
    return Arrays.stream(sample).filter(value -> value <= x).count() / (double) sample.length;
  }

  @Test
  void bothZerosAreOnePlace() {
    Tally tally = new Tally(new double[] {-0.0, 0.0, 1});
    tally.add(-0.0);
    assertThat(tally.places()).containsExactly(0, 1);
    assertThat(tally.shares()).containsExactly(1, 1);
  }

  @Test
  void whatIsNoNumberHasNoPlace() {
    assertThatThrownBy(() -> new Tally(new double[0])).hasMessageContaining("needs values");
    assertThatThrownBy(() -> new Tally(new double[] {Double.NaN})).hasMessageContaining("numbers");
    Tally tally = new Tally(new double[] {1});
    assertThatThrownBy(() -> tally.add(Double.NaN)).hasMessageContaining("not a number");
    assertThatThrownBy(() -> KolmogorovSmirnov.of(tally, 1, 1)).hasMessageContaining("two samples");
  }

  @Test
  void aReferenceOfOneValueHasOneBin() {
    PopulationStability stability =
        PopulationStability.of(new double[] {3, 3, 3}, new double[] {1, 5});
    assertThat(stability).isEqualTo(new PopulationStability(0, 1, 0, 0));
  }
}
