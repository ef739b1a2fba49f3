package io.mammoedge.validation.report;

import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.validation.parity.ParityMeasures;
import io.mammoedge.validation.parity.ParityResult;
import io.mammoedge.validation.parity.RoadMeasures;
import io.mammoedge.validation.parity.Subgroup;
import java.util.List;
import java.util.function.Function;

/** The comparison on parts of the cases. */
final class SubgroupsSection {
  private SubgroupsSection() {}

  static Section of(ParityResult result) {
    Table scores =
        Table.of(
            "By view, side, manufacturer and density, where the cases tell them",
            "part",
            "images",
            "malignant",
            "patients",
            "largest |Δp|",
            "flips",
            "verdict");
    Table areas =
        Table.of(
            "Ranking and calibration of the same parts, reference → candidate",
            "part",
            "AUC",
            "ΔAUC, 90 % interval",
            "Brier score",
            "calibration error");
    for (Subgroup subgroup : result.subgroups()) {
      scores = scores.withRow(scores(subgroup));
      areas = areas.withRow(areas(subgroup));
    }
    return Section.of(
        "Subgroups",
        scores,
        areas,
        new Paragraph(
            "Intervals are clustered by patient. Many parts are looked at, so one that differs by"
                + " chance is no surprise; the verdict above is that of all cases."));
  }

  private static List<String> scores(Subgroup subgroup) {
    ParityMeasures measures = subgroup.measures();
    return List.of(
        name(subgroup),
        String.valueOf(measures.images()),
        String.valueOf(measures.malignant()),
        String.valueOf(measures.patients()),
        Numbers.deviation(measures.agreement().maxDeltaProbability()),
        String.valueOf(measures.agreement().flips().size()),
        subgroup.verdict().label());
  }

  private static List<String> areas(Subgroup subgroup) {
    ParityMeasures measures = subgroup.measures();
    return List.of(
        name(subgroup),
        both(measures, SubgroupsSection::auc),
        difference(measures),
        both(measures, road -> Numbers.rate(road.calibration().brier())),
        both(measures, road -> Numbers.rate(road.calibration().expectedError())));
  }

  private static String name(Subgroup subgroup) {
    return subgroup.by() + "\u00a0" + subgroup.value();
  }

  private static String both(ParityMeasures measures, Function<RoadMeasures, String> number) {
    return number.apply(measures.reference()) + " → " + number.apply(measures.candidate());
  }

  private static String auc(RoadMeasures measures) {
    return measures.auc().isEmpty() ? "–" : Numbers.rate(clustered(measures.auc()).auc());
  }

  private static AucEstimate clustered(List<AucEstimate> estimates) {
    return estimates.get(estimates.size() - 1);
  }

  private static String difference(ParityMeasures measures) {
    if (measures.difference().isEmpty()) {
      return "–";
    }
    AucDifference clustered = measures.difference().get(measures.difference().size() - 1);
    return clustered.identicalRanking()
        ? "0 (identical ranking)"
        : Numbers.signedRange(clustered.ci90());
  }
}
