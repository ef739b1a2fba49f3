package io.mammoedge.validation.parity;

import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Calibration;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.runtime.stats.DeLong;
import io.mammoedge.runtime.stats.OperatingRates;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How one road does on some cases.
 *
 * @param auc with DeLong's interval and with the one clustered by patient; empty where a class has
 *     too few patients
 * @param calibration how far its probabilities are frequencies
 * @param decisions at the operating point, or null where there is none
 */
public record RoadMeasures(
    List<AucEstimate> auc, Calibration calibration, OperatingRates decisions) {
  /** Copies the list. */
  public RoadMeasures {
    auc = List.copyOf(auc);
  }

  static RoadMeasures of(Cases cases, OptionalDouble threshold) {
    return new RoadMeasures(
        ParityMeasures.orNone(() -> List.of(DeLong.estimate(cases), ClusteredAuc.estimate(cases))),
        Calibration.of(cases.scores(), cases.positive()),
        threshold.isPresent() ? OperatingRates.of(cases, threshold.getAsDouble()) : null);
  }
}
