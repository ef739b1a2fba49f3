package io.mammoedge.archive.cli;

import io.mammoedge.archive.parity.ArchiveParity;
import io.mammoedge.archive.parity.GroupParity;
import io.mammoedge.runtime.chart.ForestPlot;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.stats.AucDifference;
import java.util.Comparator;
import java.util.List;

/** ΔAUC of all images and of each part, to be seen at a glance. */
record DifferencePlot(ArchiveParity.Result result) {
  /** More rows than these are no glance. */
  private static final int MOST = 40;

  /** The plot; all images have an area. */
  Figure figure() {
    List<GroupParity> drawn = drawn();
    long parts = result.groups().stream().filter(group -> group.areas() != null).count();
    String which =
        drawn.size() < parts ? " Of %d parts the %d largest.".formatted(parts, MOST) : "";
    return new Figure(
        new ForestPlot(
            "ΔAUC by part",
            "new less old",
            result.margin(),
            drawn.stream().map(DifferencePlot::row).toList()),
        "Dots: ΔAUC; lines: 90 % intervals, clustered by patient; dotted: the margin, ±"
            + result.margin()
            + "."
            + which);
  }

  /** All images are the largest part. */
  private List<GroupParity> drawn() {
    List<GroupParity> largest =
        result.groups().stream()
            .filter(group -> group.areas() != null)
            .sorted(
                Comparator.comparingLong((GroupParity group) -> group.differences().images())
                    .reversed())
            .limit(MOST)
            .toList();
    return result.groups().stream().filter(largest::contains).toList();
  }

  private static ForestPlot.Row row(GroupParity group) {
    AucDifference difference = group.areas().clustered();
    return new ForestPlot.Row(
        PartTables.name(group),
        difference.delta(),
        difference.ci90().low(),
        difference.ci90().high());
  }
}
