package io.mammoedge.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteringTest {
  /** 1 makes a sample worth least: what is not known must not make a verdict sure. */
  @Test
  void whereNothingIsKnownValuesAreTakenForTheSame() {
    assertThat(correlation(new double[] {1, 2}, "a", "b")).as("no pairs").isOne();
    assertThat(correlation(new double[] {1, 2}, "a", "a")).as("one patient").isOne();
    assertThat(correlation(new double[] {1}, "a")).as("one value").isOne();
    assertThat(correlation(new double[] {5, 5, 5, 5}, "a", "a", "b", "b")).as("ties").isOne();
  }

  @Test
  void twinsAreWorthOneEach() {
    String[] twins = {"a", "a", "b", "b", "c", "c", "d", "d"};
    double[] values = {1, 1, 2, 2, 3, 3, 4, 4};
    assertThat(Clustering.medianCorrelation(values, twins)).isOne();
    assertThat(Clustering.effectiveSize(8, Clustering.sumOfSquares(twins), 1)).isEqualTo(4);
    assertThat(Clustering.effectiveSize(8, Clustering.sumOfSquares(twins), 0)).isEqualTo(8);
  }

  /** Two normal values of correlation ρ are on one side of the median: 2/π · asin ρ (Sheppard). */
  @Test
  void ofNormalValuesItIsThatOfTheirSigns() {
    Random random = new Random(3);
    int patients = 20_000;
    double[] values = new double[2 * patients];
    String[] clusters = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      clusters[i] = String.valueOf(i / 2);
      values[i] =
          i % 2 == 0 ? random.nextGaussian() : 0.6 * values[i - 1] + 0.8 * random.nextGaussian();
    }
    assertThat(Clustering.medianCorrelation(values, clusters))
        .isCloseTo(2 / Math.PI * Math.asin(0.6), within(0.02));
  }

  private static double correlation(double[] values, String... clusters) {
    return Clustering.medianCorrelation(values, clusters);
  }
}
