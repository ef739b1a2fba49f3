package io.mammoedge.validation.parity;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.report.Banner;
import io.mammoedge.runtime.report.Code;
import io.mammoedge.runtime.report.Content;
import io.mammoedge.runtime.report.Figure;
import io.mammoedge.runtime.report.HtmlReport;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.validation.report.ParityCharts;
import io.mammoedge.validation.report.ParityTables;
import io.mammoedge.validation.report.Road;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page about one comparison. */
public final class ParityReport {
  private final Parity.Outcome outcome;
  private final ParityResult result;

  private ParityReport(Parity.Outcome outcome) {
    this.outcome = outcome;
    this.result = outcome.result();
  }

  /**
   * The page.
   *
   * @param command that repeats it
   * @param more sections that follow
   */
  public static HtmlReport of(Parity.Outcome outcome, String command, List<Section> more) {
    ParityReport report = new ParityReport(outcome);
    List<Section> sections = new ArrayList<>(report.sections());
    sections.addAll(more);
    sections.add(Section.of("To repeat it", new Code("In the project's folder:", command)));
    Manifest manifest = outcome.candidate();
    return new HtmlReport(
        "Parity of " + manifest.name() + " " + manifest.version(),
        Banner.of(
            report.result.verdict(), report.result.kind() + " verdict: " + report.result.reason()),
        sections);
  }

  private List<Section> sections() {
    return List.of(
        new Section("The two roads", List.of(roads())),
        new Section("Scores", scores()),
        new Section("Ranking", ranking()));
  }

  private Table roads() {
    return Table.of("What was compared", "", "")
        .withRow("reference", result.reference())
        .withRow("candidate", result.candidate())
        .withRow(
            "both start at", result.from().equals("source") ? "DICOM files" : "prepared images")
        .withRow("data set", result.dataset().substring(0, 16) + " …, " + result.split() + " split")
        .withRow(
            "cases",
            result.images()
                + " images of "
                + result.patients()
                + " patients, "
                + result.malignant()
                + " malignant")
        .withRow("network", outcome.candidate().network())
        .withRow("release made by", outcome.candidate().provenance().sourceRevision())
        .withRow("engines", engines());
  }

  private String engines() {
    return outcome.candidate().provenance().engineVersions().entrySet().stream()
        .map(engine -> engine.getKey() + " " + engine.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private List<Content> scores() {
    Table table =
        Table.of("Difference of the scores", "quantity", "value")
            .withRow("largest |Δp|", number(result.agreement().maxDeltaProbability()))
            .withRow("largest |Δ log-odds|", number(result.agreement().maxDeltaLogit()))
            .withRow("mean Δp (bias)", number(result.meanDeltaProbability()))
            .withRow("flipped decisions", String.valueOf(result.agreement().flips().size()))
            .withRow("ties", String.valueOf(result.agreement().ties().size()))
            .withRow("threshold", result.threshold() == null ? "none" : number(result.threshold()))
            .withRow("Brier score, reference", number(result.referenceCalibration()))
            .withRow("Brier score, candidate", number(result.candidateCalibration()));
    return List.of(
        table,
        new Figure(
            ParityCharts.blandAltman(reference(), candidate()),
            "Each dot is one image: the difference of its two probabilities against their mean."));
  }

  private List<Content> ranking() {
    List<Content> contents = new ArrayList<>();
    Table areas = ParityTables.areas();
    for (AucEstimate estimate : result.referenceAuc()) {
      areas = areas.withRow(ParityTables.area(result.reference(), estimate));
    }
    for (AucEstimate estimate : result.candidateAuc()) {
      areas = areas.withRow(ParityTables.area(result.candidate(), estimate));
    }
    Table differences = ParityTables.differences();
    for (AucDifference difference : result.difference()) {
      differences = differences.withRow(ParityTables.difference(difference));
    }
    contents.add(areas);
    contents.add(differences);
    if (!result.referenceAuc().isEmpty()) {
      contents.add(
          new Figure(
              ParityCharts.roc(List.of(reference(), candidate())),
              "Where the two curves coincide, only one is seen."));
    }
    return contents;
  }

  private Road reference() {
    return new Road(result.reference(), outcome.cases().referenceCases());
  }

  private Road candidate() {
    return new Road(result.candidate(), outcome.cases().candidateCases());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
