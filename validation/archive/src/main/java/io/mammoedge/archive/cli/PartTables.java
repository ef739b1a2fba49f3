package io.mammoedge.archive.cli;

import io.mammoedge.archive.parity.Areas;
import io.mammoedge.archive.parity.Calibrations;
import io.mammoedge.archive.parity.Differences;
import io.mammoedge.archive.parity.GroupParity;
import io.mammoedge.archive.summary.PartName;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.AucDifference;
import java.util.List;

/**
 * What a comparison showed, a row a part.
 *
 * @param groups all images first
 */
record PartTables(List<GroupParity> groups) {
  /** Where nothing can be said. */
  private static final String NONE = "–";

  /** The name of a part, such as {@code view CC}. */
  static String name(GroupParity group) {
    return (group.by() + " " + PartName.shortened(group.value())).strip();
  }

  Table differences() {
    Table table =
        Table.of(
            "Largest |Δp| and |Δ log-odds|; the bias is the mean of Δp",
            "part",
            "verdict",
            "images",
            "|Δp|",
            "|Δ log-odds|",
            "bias",
            "flips",
            "ties");
    for (GroupParity group : groups) {
      Differences differences = group.differences();
      table =
          table.withRow(
              name(group),
              group.verdict().label(),
              String.valueOf(differences.images()),
              Numbers.deviation(differences.maxDeltaProbability()),
              Numbers.deviation(differences.maxDeltaLogit()),
              Numbers.deviation(differences.meanDelta()),
              count(differences.flips()),
              count(differences.ties()));
    }
    return table;
  }

  Table areas() {
    Table table =
        Table.of(
            "By part, with 90 % intervals of ΔAUC",
            "part", "AUC", "ΔAUC", "DeLong", "clustered by patient");
    for (GroupParity group : groups) {
      table = table.withRow(areas(group));
    }
    return table;
  }

  private static List<String> areas(GroupParity group) {
    Areas areas = group.areas();
    if (areas == null) {
      return List.of(name(group), NONE, NONE, NONE, NONE);
    }
    AucDifference clustered = areas.clustered();
    boolean identical = clustered.identicalRanking();
    return List.of(
        name(group),
        both(areas.reference().get(0).auc(), areas.candidate().get(0).auc()),
        identical ? "0 (identical ranking)" : Numbers.signed(clustered.delta()),
        identical ? NONE : Numbers.signedRange(areas.difference().get(0).ci90()),
        identical ? NONE : Numbers.signedRange(clustered.ci90()));
  }

  Table calibrations() {
    Table table =
        Table.of(
            "Labelled images: malignant + benign, where there is an area",
            "part",
            "labelled images",
            "Brier score",
            "expected calibration error");
    for (GroupParity group : groups) {
      Calibrations known = group.calibration();
      table =
          table.withRow(
              name(group),
              labelled(group),
              known == null ? NONE : both(known.brierReference(), known.brierCandidate()),
              known == null ? NONE : both(known.errorReference(), known.errorCandidate()));
    }
    return table;
  }

  private static String labelled(GroupParity group) {
    if (group.areas() != null) {
      return group.areas().positives() + "\u00a0+\u00a0" + group.areas().negatives();
    }
    return group.calibration() == null ? "0" : String.valueOf(group.calibration().images());
  }

  private static String count(Long some) {
    return some == null ? NONE : String.valueOf(some);
  }

  private static String both(double old, double young) {
    return Numbers.rate(old) + "\u00a0→\u00a0" + Numbers.rate(young);
  }
}
