package io.mammoedge.archive.cli;

import io.mammoedge.archive.parity.ArchiveParity;
import io.mammoedge.archive.parity.Areas;
import io.mammoedge.archive.parity.Calibrations;
import io.mammoedge.archive.parity.Differences;
import io.mammoedge.archive.parity.GroupParity;
import io.mammoedge.archive.summary.PartName;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.runtime.stats.AucDifference;
import io.mammoedge.runtime.stats.AucEstimate;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The outcome of {@code archive parity} for people. */
final class ParityText {
  private final PrintWriter out;

  ParityText(PrintWriter out) {
    this.out = out;
  }

  void print(ArchiveParity.Result result) {
    GroupParity all = result.all();
    line("%s: %s", result.verdict().label(), all.reason());
    line(
        "%d images scored by both, %d by the old release only, %d by the new one only",
        all.differences().images(), result.onlyReference(), result.onlyCandidate());
    if (result.otherImages() > 0) {
      line("%d files hold another image in the new table and were left out", result.otherImages());
    }
    if (result.strayLabels() > 0) {
      line("%d labels belong to no image scored by both", result.strayLabels());
    }
    line("%s", differences(all.differences()));
    if (all.areas() != null) {
      areas(all.areas());
    }
    if (all.calibration() != null) {
      line("%s", calibration(all.calibration()));
    }
    result.groups().stream().skip(1).forEach(this::part);
    line("%s", ScoreResult.RESEARCH_USE);
    out.flush();
  }

  private void areas(Areas areas) {
    line(
        "%d malignant and %d benign images of %d patients",
        areas.positives(), areas.negatives(), areas.patients());
    areas.reference().forEach(auc -> area("old", auc));
    areas.candidate().forEach(auc -> area("new", auc));
    line("%s", delta(areas));
  }

  private void area(String road, AucEstimate auc) {
    line(
        "%s: AUC %.4f (95 %% interval %.4f to %.4f, %s)",
        road, auc.auc(), auc.low(), auc.high(), auc.method().label());
  }

  private void part(GroupParity group) {
    line(
        "  %s %s: %d images, %s, %s",
        group.by(),
        PartName.shortened(group.value()),
        group.differences().images(),
        differences(group.differences()),
        group.verdict().label());
    if (group.areas() != null) {
      line(
          "    AUC %.4f → %.4f, %s",
          group.areas().reference().get(0).auc(),
          group.areas().candidate().get(0).auc(),
          delta(group.areas()));
    }
    if (group.calibration() != null) {
      line("    %s", calibration(group.calibration()));
    }
  }

  private static String differences(Differences differences) {
    return text(
        "largest |Δp| %.1e, bias %.1e, largest |Δ log-odds| %.1e, %s",
        differences.maxDeltaProbability(),
        differences.meanDelta(),
        differences.maxDeltaLogit(),
        differences.flips() == null
            ? "no operating point, so no decisions"
            : differences.flips() + " flips, " + differences.ties() + " ties");
  }

  private static String delta(Areas areas) {
    AucDifference clustered = areas.clustered();
    return clustered.identicalRanking()
        ? "ΔAUC 0: identical ranking"
        : text("ΔAUC %+.5f (90 %% interval ", clustered.delta())
            + areas.difference().stream()
                .map(ParityText::interval)
                .collect(Collectors.joining("; "))
            + ")";
  }

  private static String interval(AucDifference difference) {
    return text(
        "%+.5f to %+.5f, %s",
        difference.ci90().low(), difference.ci90().high(), difference.method().label());
  }

  private static String calibration(Calibrations both) {
    return text(
        "%d labelled images, Brier score %.4f → %.4f, expected calibration error %.4f → %.4f",
        both.images(),
        both.brierReference(),
        both.brierCandidate(),
        both.errorReference(),
        both.errorCandidate());
  }

  private void line(String format, Object... values) {
    out.println(text(format, values));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
