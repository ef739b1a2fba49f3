package io.mammoedge.validation.report;

import io.mammoedge.runtime.report.Content;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.validation.parity.Parity;
import io.mammoedge.validation.parity.ParityResult;
import java.util.ArrayList;
import java.util.List;

/** Whether both roads order the cases alike, and what so many cases can show of it. */
final class RankingSection {
  private RankingSection() {}

  static Section of(Parity.Outcome outcome) {
    ParityResult result = outcome.result();
    List<Content> contents = new ArrayList<>();
    if (result.all().reference().auc().isEmpty()) {
      contents.add(new Paragraph("Too few patients of a class for an area under the curve."));
    } else {
      contents.add(areas(result));
      contents.add(differences(result));
      List<Road> roads = List.of(ParityReport.reference(outcome), ParityReport.candidate(outcome));
      if (result.all().images() <= ParityCharts.MOST_FOR_BANDS) {
        contents.add(FixedRates.of(roads, ParityCharts.bootstrap()));
      }
      contents.add(
          new Figure(
              ParityCharts.roc(roads),
              "Where the two curves coincide, only one is seen. The bands hold 95 % of the curves"
                  + " of patients drawn again (bootstrap by patient), point by point."));
    }
    contents.add(new Paragraph(result.advice()));
    return new Section("Ranking", contents);
  }

  private static Table areas(ParityResult result) {
    Table areas = ParityTables.areas();
    for (AucEstimate estimate : result.all().reference().auc()) {
      areas = areas.withRow(ParityTables.area(result.reference().name(), estimate));
    }
    for (AucEstimate estimate : result.all().candidate().auc()) {
      areas = areas.withRow(ParityTables.area(result.candidate().name(), estimate));
    }
    return areas;
  }

  private static Table differences(ParityResult result) {
    Table differences = ParityTables.differences();
    for (AucDifference difference : result.all().difference()) {
      differences = differences.withRow(ParityTables.difference(difference));
    }
    return differences;
  }
}
