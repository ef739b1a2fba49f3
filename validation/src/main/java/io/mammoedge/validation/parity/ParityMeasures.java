package io.mammoedge.validation.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.release.Manifest.Tolerance;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.BlandAltman;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * How two roads compare on some cases. An AUC alone hides calibration drift, so all of this is
 * always told.
 *
 * @param images compared
 * @param patients compared
 * @param malignant images
 * @param agreement case by case: differences, flips and ties, by index
 * @param flipped names of the images whose decision flips
 * @param tied names of those whose decision differs within the tolerance
 * @param probabilities their differences: bias and limits of agreement
 * @param reference the reference road by itself
 * @param candidate the other by itself
 * @param difference of the areas under the curve, DeLong's and clustered by patient; empty where a
 *     class has too few patients
 */
public record ParityMeasures(
    int images,
    int patients,
    int malignant,
    Agreement agreement,
    List<String> flipped,
    List<String> tied,
    BlandAltman probabilities,
    RoadMeasures reference,
    RoadMeasures candidate,
    List<AucDifference> difference) {
  /** Copies the lists. */
  public ParityMeasures {
    Objects.requireNonNull(agreement, "agreement is null");
    flipped = List.copyOf(flipped);
    tied = List.copyOf(tied);
    difference = List.copyOf(difference);
  }

  static ParityMeasures of(ParityCases cases, OptionalDouble threshold, Tolerance tolerance) {
    Cases reference = cases.referenceCases();
    Cases candidate = cases.candidateCases();
    Agreement agreement = Agreement.of(cases.reference(), cases.candidate(), threshold, tolerance);
    return new ParityMeasures(
        reference.size(),
        reference.clusterCount(),
        reference.count(true),
        agreement,
        cases.names(agreement.flips()),
        cases.names(agreement.ties()),
        BlandAltman.of(reference.scores(), candidate.scores()),
        RoadMeasures.of(reference, threshold),
        RoadMeasures.of(candidate, threshold),
        orNone(
            () ->
                List.of(
                    DeLong.compare(reference, candidate),
                    ClusteredAuc.compare(reference, candidate))));
  }

  /** Without both classes there is no area; the other measures stand on their own. */
  static <T> List<T> orNone(Supplier<List<T>> statistics) {
    try {
      return statistics.get();
    } catch (MammoEdgeException e) {
      if (e.exitCode() != ExitCode.NOT_ENOUGH_CASES) {
        throw e;
      }
      return List.of();
    }
  }
}
