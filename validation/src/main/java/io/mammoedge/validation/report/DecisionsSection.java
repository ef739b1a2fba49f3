package io.mammoedge.validation.report;

import io.mammoedge.runtime.check.LogOdds;
import io.mammoedge.runtime.report.Content;
import io.mammoedge.runtime.report.Gallery;
import io.mammoedge.runtime.report.Numbers;
import io.mammoedge.runtime.report.Paragraph;
import io.mammoedge.runtime.report.Section;
import io.mammoedge.runtime.report.Table;
import io.mammoedge.runtime.stats.OperatingRates;
import io.mammoedge.runtime.stats.Proportion;
import io.mammoedge.validation.parity.CasePicture;
import io.mammoedge.validation.parity.Parity;
import io.mammoedge.validation.parity.ParityResult;
import io.mammoedge.validation.parity.RoadMeasures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What either road calls malignant, and where they disagree. */
final class DecisionsSection {
  private static final int MOST_ROWS = 50;

  private final Parity.Outcome outcome;
  private final ParityResult result;

  private DecisionsSection(Parity.Outcome outcome) {
    this.outcome = outcome;
    this.result = outcome.result();
  }

  static Section of(Parity.Outcome outcome) {
    return new Section("Decisions", new DecisionsSection(outcome).contents());
  }

  private List<Content> contents() {
    List<Content> contents = new ArrayList<>();
    if (result.all().reference().decisions() == null) {
      contents.add(
          new Paragraph(
              "No operating point is known, so no decisions were compared; --threshold gives one."));
    } else {
      contents.add(rates());
      contents.add(new Paragraph(counts()));
      contents.addAll(differing("Decisions that flip", result.all().agreement().flips()));
      contents.addAll(differing("Ties", result.all().agreement().ties()));
    }
    if (!outcome.pictures().isEmpty()) {
      contents.add(gallery());
    }
    return contents;
  }

  private Table rates() {
    OperatingRates at = result.all().reference().decisions();
    return Table.of(
            "Malignant from a probability of " + Numbers.rate(at.threshold()) + " on",
            "road",
            "sensitivity",
            "95 % interval",
            "specificity",
            "95 % interval")
        .withRow(rates(result.reference().name(), result.all().reference()))
        .withRow(rates(result.candidate().name(), result.all().candidate()));
  }

  private static List<String> rates(String road, RoadMeasures measures) {
    return Stream.of(
            Stream.of(road),
            rate(measures.decisions().sensitivity()),
            rate(measures.decisions().specificity()))
        .flatMap(cells -> cells)
        .toList();
  }

  private static Stream<String> rate(Proportion share) {
    return share == null
        ? Stream.of("–", "–")
        : Stream.of(
            "%s (%d/%d)".formatted(Numbers.rate(share.value()), share.successes(), share.total()),
            Numbers.range(share.ci95()));
  }

  private String counts() {
    return "Flipped decisions: %d. Ties, which differ where the reference lies within the tolerance of the threshold: %d."
        .formatted(result.all().agreement().flips().size(), result.all().agreement().ties().size());
  }

  /** Nothing where there is none. */
  private List<Content> differing(String which, List<Integer> indices) {
    Table table =
        Table.of(
            which + (indices.size() > MOST_ROWS ? ", the first " + MOST_ROWS : ""),
            "image",
            "truth",
            "reference p",
            "candidate p");
    for (int index : indices.subList(0, Math.min(MOST_ROWS, indices.size()))) {
      table =
          table.withRow(
              outcome.cases().cases().get(index).image(),
              truth(index),
              probability(outcome.cases().reference()[index]),
              probability(outcome.cases().candidate()[index]));
    }
    return indices.isEmpty() ? List.of() : List.of(table);
  }

  private Gallery gallery() {
    String which =
        result.all().agreement().flips().isEmpty()
            ? "The images whose scores differ most"
            : "Images whose decision flips";
    return new Gallery(
        which + ". These are images of patients; treat this page as such.",
        outcome.pictures().stream()
            .map(picture -> new Gallery.Picture(picture.png(), caption(picture)))
            .collect(Collectors.toList()));
  }

  private String caption(CasePicture picture) {
    int index = picture.index();
    return switch (picture.shows()) {
      case IMAGE -> outcome.cases().cases().get(index).image() + ", " + truth(index);
      case REFERENCE -> scored(result.reference().name(), outcome.cases().reference()[index]);
      case CANDIDATE -> scored(result.candidate().name(), outcome.cases().candidate()[index]);
    };
  }

  private static String scored(String road, double logOdds) {
    return road + ", p = " + probability(logOdds);
  }

  private String truth(int index) {
    return outcome.cases().cases().get(index).malignant() ? "malignant" : "benign";
  }

  private static String probability(double logOdds) {
    return Numbers.rate(LogOdds.probability(logOdds));
  }
}
