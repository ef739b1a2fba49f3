package io.mammoedge.runtime.testing;

import io.mammoedge.runtime.dicom.Accept;
import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.DomainReference.Distribution;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.stats.Clustering;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The small release with something to compare with. */
public final class SmallReference {
  private static final int IMAGES = 200;
  private static final double CORRELATION = 0.5;

  private SmallReference() {}

  /** 200 images of 50 patients: see {@link #image}. */
  public static Manifest manifest() {
    Random random = new Random(1);
    double[][] values = new double[3][IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      double[] image = image(random, 0);
      for (int q = 0; q < 3; q++) {
        values[q][i] = Distribution.rounded(image[q]);
      }
    }
    return SmallReference.with(
        new DomainReference(
            "test",
            IMAGES,
            50,
            distribution(values[0]),
            distribution(values[1]),
            distribution(values[2]),
            Map.of("CC", 100, "MLO", 100),
            Map.of("ACME", 200),
            (int) Arrays.stream(values[0]).filter(p -> p >= 0.7).count(),
            new DomainReference.Preparation(800, 40)));
  }

  /**
   * Probability, mean and standard deviation of an image.
   *
   * @param shift of the image's mean, in standard deviations
   */
  public static double[] image(Random random, double shift) {
    return new double[] {
      1 / (1 + Math.exp(-1.5 * random.nextGaussian())),
      50 + 8 * (random.nextGaussian() + shift),
      40 + 3 * random.nextGaussian()
    };
  }

  private static Distribution distribution(double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    double worth = Clustering.effectiveSize(values.length, 4.0 * values.length, CORRELATION);
    return new Distribution(Arrays.stream(ascending).boxed().toList(), CORRELATION, worth);
  }

  private static Manifest with(DomainReference reference) {
    Manifest.Domain domain =
        new Manifest.Domain(
            Accept.ARCHIVE,
            List.of("CC", "MLO"),
            List.of("ACME"),
            List.of(),
            Map.of("mean", 50.0, "standardDeviation", 20.0),
            reference);
    Manifest core = SmallRelease.core();
    return new Manifest(
        core.schema(),
        core.name(),
        core.version(),
        core.created(),
        core.network(),
        core.members(),
        core.classes(),
        core.input(),
        core.intensity(),
        core.preprocessing(),
        core.flips(),
        core.outputs(),
        core.variants(),
        core.operatingPoint(),
        core.evidence(),
        core.parity(),
        core.golden(),
        domain,
        core.provenance(),
        core.licence(),
        core.intendedUse(),
        null);
  }
}
