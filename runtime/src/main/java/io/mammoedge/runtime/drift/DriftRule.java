package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.stats.Clustering;
import io.mammoedge.runtime.stats.Holm;
import io.mammoedge.runtime.stats.KolmogorovSmirnov;
import io.mammoedge.runtime.stats.PopulationStability;
import io.mammoedge.runtime.stats.Tally;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * From counts to a verdict. A quantity has drifted if its Kolmogorov-Smirnov test says so after
 * Holm's correction, and its stability index is above its limit: an unchanged site is called
 * DRIFTED in at most one of twenty looks, however many images it has. Images of one patient are
 * alike: both samples count as many images as they are worth.
 *
 * @param verdict of all quantities
 * @param reason one sentence
 */
record DriftRule(DriftVerdict verdict, String reason) {
  /** Fewer images say nothing. */
  static final int LEAST_IMAGES = 100;

  /** Fewer are no reference. */
  static final int LEAST_REFERENCE = 50;

  /**
   * Compares every quantity.
   *
   * @param tallies with at least one value each
   * @param reference what they count against
   * @param squares sum of the squared numbers of images of each patient here
   */
  static List<QuantityDrift> compare(
      Map<Quantity, Tally> tallies, DomainReference reference, double squares) {
    List<QuantityDrift.Measured> measured =
        new EnumMap<>(tallies)
            .entrySet().stream()
                .map(one -> measure(one.getKey(), one.getValue(), reference, squares))
                .toList();
    double[] adjusted =
        Holm.adjust(measured.stream().mapToDouble(one -> one.test().pValue()).toArray());
    return IntStream.range(0, adjusted.length)
        .mapToObj(i -> QuantityDrift.of(measured.get(i), adjusted[i]))
        .toList();
  }

  private static QuantityDrift.Measured measure(
      Quantity quantity, Tally tally, DomainReference reference, double squares) {
    DomainReference.Distribution known = quantity.of(reference);
    double here = Clustering.effectiveSize(tally.count(), squares, known.patientCorrelation());
    double there = known.independent();
    return new QuantityDrift.Measured(
        quantity,
        here,
        there,
        KolmogorovSmirnov.of(tally, there, here),
        PopulationStability.of(tally, there, here));
  }

  /**
   * Judges.
   *
   * @param images scored
   * @param reference of the release, or null
   * @param quantities compared; empty if they could not be
   */
  static DriftRule judge(int images, DomainReference reference, List<QuantityDrift> quantities) {
    if (reference == null) {
      return notEnough(
          "the release holds no reference distribution of probabilities and image statistics;"
              + " export it anew with --data");
    }
    if (reference.n() < LEAST_REFERENCE) {
      return notEnough(
          "the release's reference distribution is of %d images, %d are needed",
          reference.n(), LEAST_REFERENCE);
    }
    if (images < LEAST_IMAGES) {
      return notEnough(
          "probabilities and image statistics of %d images in the log, %d are needed",
          images, LEAST_IMAGES);
    }
    return quantities.stream()
        .filter(QuantityDrift::drifted)
        .max(Comparator.comparingDouble(one -> one.stability().value()))
        .map(most -> new DriftRule(DriftVerdict.DRIFTED, words(most)))
        .orElseGet(() -> stable(quantities));
  }

  private static DriftRule stable(List<QuantityDrift> quantities) {
    QuantityDrift most =
        quantities.stream().min(Comparator.comparingDouble(QuantityDrift::adjustedP)).orElseThrow();
    return new DriftRule(
        DriftVerdict.STABLE, "no quantity has drifted; nearest to it is the " + words(most));
  }

  private static String words(QuantityDrift one) {
    return format(
        "%s: largest distance of the distributions %.3f (p %s, corrected for %d quantities),"
            + " stability index %.3f (limit %.3f)",
        one.quantity().label(),
        one.test().statistic(),
        one.adjustedP() < 0.0001 ? "< 0.0001" : format("%.4f", one.adjustedP()),
        Quantity.values().length,
        one.stability().value(),
        one.limit());
  }

  private static DriftRule notEnough(String reason, Object... values) {
    return new DriftRule(DriftVerdict.NOT_ENOUGH_CASES, format(reason, values));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
