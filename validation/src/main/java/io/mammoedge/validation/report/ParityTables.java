package io.mammoedge.validation.report;

import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Interval;
import java.util.List;

/** The tables of a comparison of two roads: what was measured, row by row. */
public final class ParityTables {
  private ParityTables() {}

  /** An empty table for {@link #area}. */
  public static Table areas() {
    return Table.of(
        "Area under the ROC curve",
        "road",
        "AUC",
        "95 % interval",
        "images",
        "positive",
        "patients",
        "variance");
  }

  /** A row of {@link #areas}. */
  public static List<String> area(String road, AucEstimate estimate) {
    return List.of(
        road,
        Numbers.rate(estimate.auc()),
        Numbers.range(new Interval(estimate.low(), estimate.high())),
        String.valueOf(estimate.n()),
        String.valueOf(estimate.positives()),
        String.valueOf(estimate.clusters()),
        estimate.method().label());
  }

  /** An empty table for {@link #difference}. */
  public static Table differences() {
    return Table.of(
        "Difference of the areas", "variance", "ΔAUC", "90 % interval", "95 % interval", "p");
  }

  /** A row of {@link #differences}. */
  public static List<String> difference(AucDifference difference) {
    if (difference.identicalRanking()) {
      return List.of(difference.method().label(), "0 (identical ranking)", "–", "–", "–");
    }
    return List.of(
        difference.method().label(),
        Numbers.signed(difference.delta()),
        Numbers.signedRange(difference.ci90()),
        Numbers.signedRange(difference.ci95()),
        Numbers.pValue(difference.pValue()));
  }
}
