package io.mammoedge.validation.cli;

import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.OperatingRates;
import io.mammoedge.validation.layers.LayerText;
import io.mammoedge.validation.parity.ParityMeasures;
import io.mammoedge.validation.parity.ParityResult;
import io.mammoedge.validation.parity.RoadMeasures;
import io.mammoedge.validation.parity.Subgroup;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The outcome of {@code parity} for people. */
final class ParityText {
  private final PrintWriter out;

  ParityText(PrintWriter out) {
    this.out = out;
  }

  void print(ParityResult result) {
    ParityMeasures all = result.all();
    line("%s: %s", result.verdict().label(), result.reason());
    line(
        "%d images of %d patients, %d malignant; %s",
        all.images(),
        all.patients(),
        all.malignant(),
        result.cases().entrySet().stream()
            .map(fact -> fact.getKey() + " " + fact.getValue())
            .collect(Collectors.joining(", ")));
    road("reference: " + result.reference().name(), all.reference());
    road("candidate: " + result.candidate().name(), all.candidate());
    line(
        "Δp: largest %.1e, bias %.1e; log-odds: largest difference %.1e; %s",
        all.agreement().maxDeltaProbability(),
        all.probabilities().mean(),
        all.agreement().maxDeltaLogit(),
        flips(all.agreement()));
    all.difference().forEach(this::difference);
    line("%s", result.advice());
    result.subgroups().forEach(this::subgroup);
    if (result.layers() != null) {
      line("image %s, which differs most:", result.layers().image());
      new LayerText(out).print(result.layers().profile());
    }
    line("%s", result.researchUse());
  }

  private void road(String name, RoadMeasures measures) {
    line("%s", name);
    for (AucEstimate estimate : measures.auc()) {
      line(
          "  AUC %.4f (95 %% interval %.4f to %.4f, %s)",
          estimate.auc(), estimate.low(), estimate.high(), estimate.method().label());
    }
    line(
        "  Brier score %.4f, expected calibration error %.4f%s",
        measures.calibration().brier(),
        measures.calibration().expectedError(),
        measures.decisions() == null ? "" : decisions(measures.decisions()));
  }

  private static String decisions(OperatingRates rates) {
    return String.format(Locale.ROOT, "; from p = %.4f on", rates.threshold())
        + (rates.sensitivity() == null
            ? ""
            : String.format(Locale.ROOT, ", sensitivity %.3f", rates.sensitivity().value()))
        + (rates.specificity() == null
            ? ""
            : String.format(Locale.ROOT, ", specificity %.3f", rates.specificity().value()));
  }

  private void difference(AucDifference difference) {
    if (difference.identicalRanking()) {
      line("ΔAUC 0: identical ranking (%s)", difference.method().label());
      return;
    }
    line(
        "ΔAUC %+.5f (90 %% interval %+.5f to %+.5f, %s)",
        difference.delta(),
        difference.ci90().low(),
        difference.ci90().high(),
        difference.method().label());
  }

  private void subgroup(Subgroup subgroup) {
    ParityMeasures measures = subgroup.measures();
    line(
        "  %s %s: %d images, largest |Δp| %.1e, %s, %s",
        subgroup.by(),
        subgroup.value(),
        measures.images(),
        measures.agreement().maxDeltaProbability(),
        flips(measures.agreement()),
        subgroup.verdict().label());
  }

  private static String flips(Agreement agreement) {
    return agreement.threshold() == null
        ? "no operating point, so no decisions"
        : "flips: %d, ties: %d".formatted(agreement.flips().size(), agreement.ties().size());
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
