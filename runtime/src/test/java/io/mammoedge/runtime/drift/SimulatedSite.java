package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.DomainReference.Distribution;
import io.mammoedge.runtime.stats.Clustering;
import io.mammoedge.runtime.stats.Tally;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A site and the reference of a release, drawn anew each time. Quantities are normal, patients have
 * four images, and all of a patient are refused together. The reference is kept as the exporter
 * keeps it: 200 quantiles, and the correlation as it was measured.
 *
 * @param files here, refused ones too
 * @param reference images there
 * @param correlation within a patient
 * @param shift of the images' mean, in standard deviations
 * @param refusedThere share of patients
 * @param refusedHere share of patients
 */
record SimulatedSite(
    int files,
    int reference,
    double correlation,
    double shift,
    double refusedThere,
    double refusedHere) {
  private static final int PER_PATIENT = 4;

  /** Share of the looks that end with DRIFTED. */
  double rate(int replications) {
    Random random = new Random(20261126);
    return IntStream.range(0, replications).filter(i -> isAlarmed(random)).count()
        / (double) replications;
  }

  private boolean isAlarmed(Random random) {
    int refusals = refusals(random, files, refusedHere);
    int images = files - refusals;
    Map<Quantity, Tally> tallies = new EnumMap<>(Quantity.class);
    Map<Quantity, Distribution> known = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      Distribution there = distribution(sample(random, reference, 0));
      known.put(quantity, there);
      Tally tally = new Tally(there.quantiles().stream().mapToDouble(q -> q).toArray());
      double ofThis = quantity == Quantity.IMAGE_MEAN ? shift : 0;
      Arrays.stream(sample(random, images, ofThis)).forEach(tally::add);
      tallies.put(quantity, tally);
    }
    DomainReference measured = reference(known, refusals(random, reference, refusedThere));
    Share refused = Share.of("refused", refusals, files);
    Comparison comparison =
        Comparison.of(
            tallies,
            measured,
            (double) PER_PATIENT * images,
            new RefusalDrift.Measured(
                refused,
                Share.of("refused", measured.preparation().refused(), reference),
                PER_PATIENT,
                PER_PATIENT));
    // Quantities are judged even where refusals leave fewer images than are needed.
    return DriftRule.judge(Math.max(images, DriftRule.LEAST_IMAGES), refused, measured, comparison)
            .verdict()
        == DriftVerdict.DRIFTED;
  }

  private DomainReference reference(Map<Quantity, Distribution> known, int refusals) {
    return new DomainReference(
        "test",
        reference,
        reference / PER_PATIENT,
        known.get(Quantity.PROBABILITY),
        known.get(Quantity.IMAGE_MEAN),
        known.get(Quantity.IMAGE_STANDARD_DEVIATION),
        Map.of(),
        Map.of(),
        0,
        new DomainReference.Preparation(reference - refusals, refusals));
  }

  private static int refusals(Random random, int files, double share) {
    return (int) random.doubles(files / PER_PATIENT).filter(x -> x < share).count() * PER_PATIENT;
  }

  private static Distribution distribution(double[] values) {
    String[] patients = patients(values.length);
    double alike = Clustering.medianCorrelation(values, patients);
    double worth =
        Clustering.effectiveSize(values.length, Clustering.sumOfSquares(patients), alike);
    Arrays.sort(values);
    int size = Math.min(values.length, Distribution.MOST);
    return new Distribution(
        IntStream.range(0, size)
            .mapToObj(i -> values[(2 * i + 1) * values.length / (2 * size)])
            .toList(),
        alike,
        worth);
  }

  private static String[] patients(int images) {
    return IntStream.range(0, images)
        .mapToObj(i -> String.valueOf(i / PER_PATIENT))
        .toArray(String[]::new);
  }

  private double[] sample(Random random, int n, double by) {
    double[] values = new double[n];
    double ofPatient = 0;
    for (int i = 0; i < n; i++) {
      ofPatient = i % PER_PATIENT == 0 ? random.nextGaussian() : ofPatient;
      values[i] =
          by
              + Math.sqrt(correlation) * ofPatient
              + Math.sqrt(1 - correlation) * random.nextGaussian();
    }
    return values;
  }
}
