package io.mammoedge.runtime.drift;

import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.stats.Clustering;
import io.mammoedge.runtime.stats.Holm;
import io.mammoedge.runtime.stats.KolmogorovSmirnov;
import io.mammoedge.runtime.stats.PopulationStability;
import io.mammoedge.runtime.stats.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Everything that is tested, corrected together (Holm).
 *
 * @param quantities of the scored images; empty if none was scored
 * @param refusals of all files; null without a reference
 */
record Comparison(List<QuantityDrift> quantities, RefusalDrift refusals) {
  /** Without a reference. */
  static final Comparison NONE = new Comparison(List.of(), null);

  Comparison {
    quantities = List.copyOf(quantities);
  }

  /**
   * Compares.
   *
   * @param tallies what was counted, with or without values
   * @param squares sum of the squared numbers of images of each patient here
   * @param refusals of all files
   */
  static Comparison of(
      Map<Quantity, Tally> tallies,
      DomainReference reference,
      double squares,
      RefusalDrift.Measured refusals) {
    List<QuantityDrift.Measured> measured =
        new EnumMap<>(tallies)
            .entrySet().stream()
                .filter(one -> one.getValue().count() > 0)
                .map(one -> measure(one.getKey(), one.getValue(), reference, squares))
                .toList();
    double[] adjusted =
        Holm.adjust(
            DoubleStream.concat(
                    measured.stream().mapToDouble(one -> one.test().pValue()),
                    DoubleStream.of(refusals.pValue()))
                .toArray());
    return new Comparison(
        IntStream.range(0, measured.size())
            .mapToObj(i -> QuantityDrift.of(measured.get(i), adjusted[i]))
            .toList(),
        refusals.corrected(adjusted[measured.size()]));
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

  /** How many tests were corrected for each other. */
  int tests() {
    return quantities.size() + 1;
  }
}
