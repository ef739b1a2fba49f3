package io.mammoedge.runtime.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.DomainReference.Distribution;
import io.mammoedge.runtime.stats.Clustering;
import io.mammoedge.runtime.stats.Tally;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the rule errs. Images are normal and alike within patients of four; the references are
 * drawn anew each time, since a release has only one.
 */
class DriftSimulationTest {
  private static final int REPLICATIONS = 10_000;
  private static final int PER_PATIENT = 4;

  /** An unchanged site must be called DRIFTED in at most one of twenty looks. */
  @ParameterizedTest
  @CsvSource({"100, 50, 0", "200, 500, 0", "200, 500, 0.5"})
  void anUnchangedSiteIsSeldomAlarmed(int images, int reference, double correlation) {
    double rate = rate(images, reference, correlation, 0, REPLICATIONS);
    assertThat(rate).as("false alarms").isLessThanOrEqualTo(0.05);
  }

  /** Half a standard deviation of one quantity, in 200 images; fewer where they are alike. */
  @ParameterizedTest
  @CsvSource({"200, 500, 0, 0.90", "200, 500, 0.5, 0.50"})
  void halfAStandardDeviationIsFound(int images, int reference, double correlation, double power) {
    double rate = rate(images, reference, correlation, 0.5, REPLICATIONS);
    assertThat(rate).as("power").isGreaterThan(power);
  }

  private static double rate(
      int images, int reference, double correlation, double shift, int replications) {
    Random random = new Random(20261126);
    return IntStream.range(0, replications)
            .filter(i -> isAlarmed(random, images, reference, correlation, shift))
            .count()
        / (double) replications;
  }

  private static boolean isAlarmed(
      Random random, int images, int referenceImages, double correlation, double shift) {
    Map<Quantity, Tally> tallies = new EnumMap<>(Quantity.class);
    Map<Quantity, Distribution> known = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      double[] there = sample(random, referenceImages, correlation, 0);
      known.put(quantity, distribution(there, correlation));
      Tally tally = new Tally(there);
      double ofThis = quantity == Quantity.IMAGE_MEAN ? shift : 0;
      Arrays.stream(sample(random, images, correlation, ofThis)).forEach(tally::add);
      tallies.put(quantity, tally);
    }
    DomainReference reference =
        new DomainReference(
            "test",
            referenceImages,
            referenceImages / PER_PATIENT,
            known.get(Quantity.PROBABILITY),
            known.get(Quantity.IMAGE_MEAN),
            known.get(Quantity.IMAGE_STANDARD_DEVIATION),
            Map.of(),
            Map.of(),
            0,
            new DomainReference.Preparation(referenceImages, 0));
    double squares = (double) PER_PATIENT * images;
    DriftRule rule =
        DriftRule.judge(images, reference, DriftRule.compare(tallies, reference, squares));
    return rule.verdict() == DriftVerdict.DRIFTED;
  }

  private static Distribution distribution(double[] values, double correlation) {
    double worth =
        Clustering.effectiveSize(values.length, (double) PER_PATIENT * values.length, correlation);
    return new Distribution(Arrays.stream(values).boxed().toList(), correlation, worth);
  }

  private static double[] sample(Random random, int n, double correlation, double shift) {
    double[] values = new double[n];
    double ofPatient = 0;
    for (int i = 0; i < n; i++) {
      ofPatient = i % PER_PATIENT == 0 ? random.nextGaussian() : ofPatient;
      values[i] =
          shift
              + Math.sqrt(correlation) * ofPatient
              + Math.sqrt(1 - correlation) * random.nextGaussian();
    }
    return values;
  }
}
