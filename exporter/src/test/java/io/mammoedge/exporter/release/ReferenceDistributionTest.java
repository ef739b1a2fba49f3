package io.mammoedge.exporter.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mammoedge.runtime.release.DomainReference.Distribution;
import io.mammoedge.runtime.stats.Tally;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceDistributionTest {
  @Test
  void fewValuesAreAllKept() {
    Distribution kept =
        ReferenceDistribution.distribution(
            new double[] {0.3, 0.1234567, 0.2}, new String[] {"a", "b", "c"});
    assertThat(kept.quantiles()).containsExactly(0.123457, 0.2, 0.3);
    assertThat(kept.independent()).isEqualTo(3);
  }

  /** A step of the distribution function is half a percent; its middle is where it should be. */
  @Test
  void manyValuesAreKeptWithinAQuarterOfAPercent() {
    Random random = new Random(5);
    for (int n : new int[] {200, 201, 399, 1000, 5000}) {
      double[] values = random.doubles(n).toArray();
      String[] patients = IntStream.range(0, n).mapToObj(String::valueOf).toArray(String[]::new);
      Distribution kept = ReferenceDistribution.distribution(values, patients);
      assertThat(kept.quantiles()).hasSize(200).isSorted();
      Tally tally = new Tally(kept.quantiles().stream().mapToDouble(q -> q).toArray());
      for (double value : values) {
        tally.add(Distribution.rounded(value));
      }
      double[] whole = tally.shares();
      double[] shortened = tally.referenceShares();
      for (int i = 0; i < whole.length; i++) {
        assertThat(shortened[i]).isCloseTo(whole[i], within(0.0025 + 1.0 / n));
      }
    }
  }

  @Test
  void theOrderOfImagesDoesNotMatter() {
    List<Double> values = new Random(6).doubles(300).boxed().collect(Collectors.toList());
    String[] patients = IntStream.range(0, 300).mapToObj(String::valueOf).toArray(String[]::new);
    Distribution before = ReferenceDistribution.distribution(array(values), patients);
    Collections.shuffle(values, new Random(7));
    assertThat(ReferenceDistribution.distribution(array(values), patients)).isEqualTo(before);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void twinsAreWorthOne() {
    double[] values = {0.1, 0.1, 0.2, 0.2, 0.3, 0.3};
    String[] patients = {"a", "a", "b", "b", "c", "c"};
    Distribution kept = ReferenceDistribution.distribution(values, patients);
    assertThat(kept.patientCorrelation()).isOne();
    assertThat(kept.independent()).isEqualTo(3);
    assertThat(Arrays.stream(values).boxed().toList()).isEqualTo(kept.quantiles());
  }
}
