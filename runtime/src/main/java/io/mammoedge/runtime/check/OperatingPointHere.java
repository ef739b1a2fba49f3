package io.mammoedge.runtime.check;

import io.mammoedge.runtime.release.Manifest.OperatingPoint;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.Interval;
import io.mammoedge.runtime.stats.OperatingRates;
import io.mammoedge.runtime.stats.Proportion;
import java.util.List;
import java.util.Objects;

/**
 * What a release's operating point does to a site's images, beside what the release states of it.
 * It is shown and not judged. Intervals here are Wilson's, which take every image for independent.
 *
 * @param threshold p at or above it is called malignant
 * @param sensitivity here; null without a malignant image
 * @param specificity here; null without a benign image
 * @param stated in the manifest
 */
public record OperatingPointHere(
    double threshold, Share sensitivity, Share specificity, OperatingPoint stated) {
  /** Checks for null. */
  public OperatingPointHere {
    Objects.requireNonNull(stated, "stated is null");
  }

  /**
   * A share of images.
   *
   * @param value 0..1
   * @param right how many were called what they are
   * @param images of that class
   * @param ci95 lower and upper bound
   */
  public record Share(double value, int right, int images, List<Double> ci95) {
    /** Null stays null. */
    static Share of(Proportion share) {
      if (share == null) {
        return null;
      }
      Interval ci95 = share.ci95();
      return new Share(
          share.value(), share.successes(), share.total(), List.of(ci95.low(), ci95.high()));
    }
  }

  static OperatingPointHere of(OperatingPoint stated, Cases cases) {
    OperatingRates here = OperatingRates.of(cases, stated.threshold());
    return new OperatingPointHere(
        stated.threshold(), Share.of(here.sensitivity()), Share.of(here.specificity()), stated);
  }
}
