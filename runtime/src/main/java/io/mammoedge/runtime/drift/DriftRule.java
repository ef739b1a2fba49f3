package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.release.DomainReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * From a comparison to a verdict. A quantity has drifted if its Kolmogorov-Smirnov test says so
 * after Holm's correction, and its stability index is above its limit; the share refused, if
 * Fisher's test says so and it is five percentage points larger. An unchanged site is called
 * DRIFTED in at most one of twenty looks, however many images it has.
 *
 * @param verdict of all quantities and the share refused
 * @param reason one sentence
 */
record DriftRule(DriftVerdict verdict, String reason) {
  /** Fewer images say nothing. */
  static final int LEAST_IMAGES = 100;

  /** Fewer are no reference. */
  static final int LEAST_REFERENCE = 50;

  /**
   * Judges.
   *
   * @param images scored
   * @param refused of all files
   * @param reference of the release, or null
   * @param comparison {@link Comparison#NONE} without one
   */
  static DriftRule judge(
      int images, Share refused, DomainReference reference, Comparison comparison) {
    String missing = missing(images, reference);
    List<String> drifted = new ArrayList<>();
    if (comparison.refusals() != null && comparison.refusals().drifted()) {
      drifted.add(refusals(refused, comparison));
    }
    if (missing == null) {
      comparison.quantities().stream()
          .filter(QuantityDrift::drifted)
          .max(Comparator.comparingDouble(one -> one.stability().value()))
          .ifPresent(most -> drifted.add(words(most, comparison)));
    }
    if (!drifted.isEmpty()) {
      return new DriftRule(DriftVerdict.DRIFTED, String.join("; and ", drifted));
    }
    return missing == null
        ? stable(comparison)
        : new DriftRule(DriftVerdict.NOT_ENOUGH_CASES, missing);
  }

  /** What is needed to judge quantities; null if nothing is. */
  private static String missing(int images, DomainReference reference) {
    if (reference == null) {
      return "the release holds no reference distribution of probabilities and image statistics;"
          + " export it anew with --data";
    }
    if (reference.n() < LEAST_REFERENCE) {
      return format(
          "the release's reference distribution is of %d images, %d are needed",
          reference.n(), LEAST_REFERENCE);
    }
    return images >= LEAST_IMAGES
        ? null
        : format(
            "probabilities and image statistics of %d images in the log, %d are needed",
            images, LEAST_IMAGES);
  }

  private static DriftRule stable(Comparison comparison) {
    QuantityDrift most =
        comparison.quantities().stream()
            .min(Comparator.comparingDouble(QuantityDrift::adjustedP))
            .orElseThrow();
    return new DriftRule(
        DriftVerdict.STABLE,
        "no quantity has drifted; nearest to it is the " + words(most, comparison));
  }

  private static String words(QuantityDrift one, Comparison comparison) {
    return format(
        "%s: largest distance of the distributions %.3f (%s), stability index %.3f (limit %.3f)",
        one.quantity().label(),
        one.test().statistic(),
        p(one.adjustedP(), comparison),
        one.stability().value(),
        one.limit());
  }

  private static String refusals(Share refused, Comparison comparison) {
    RefusalDrift one = comparison.refusals();
    return format(
        "files refused: %.1f %% here, %.1f %% in the reference (%s)",
        100 * refused.share(),
        100 * (refused.share() - one.difference()),
        p(one.adjustedP(), comparison));
  }

  private static String p(double adjusted, Comparison comparison) {
    return format(
        "p %s, corrected for %d tests",
        adjusted < 0.0001 ? "< 0.0001" : format("%.4f", adjusted), comparison.tests());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
