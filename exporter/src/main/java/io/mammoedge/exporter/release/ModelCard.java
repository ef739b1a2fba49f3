package io.mammoedge.exporter.release;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.StepWords;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** {@code MODEL_CARD.md}: the manifest in words. */
final class ModelCard {
  private final Manifest manifest;

  ModelCard(Manifest manifest) {
    this.manifest = manifest;
  }

  String text() {
    return String.join(
            "\n\n",
            "# " + manifest.name() + " " + manifest.version(),
            "**" + manifest.intendedUse() + "**",
            "Probability that a whole mammogram shows a malignant lesion, from the 16-bit presentation"
                + " values of its DICOM file. Network `"
                + manifest.network()
                + "`, "
                + manifest.members().size()
                + " member(s), trained until "
                + manifest.created()
                + ".",
            "## Input and preprocessing",
            input(),
            "## Evidence",
            evidence(),
            "## Operating point",
            operatingPoint(),
            "## Parity with the trained network",
            parity(),
            "## What a site must check before it believes any score",
            checklist())
        + "\n";
  }

  private String input() {
    return "Takes "
        + manifest.domain().accept().name().toLowerCase(Locale.ROOT)
        + " images of any size; stored values become presentation values by the policy `"
        + manifest.intensity().name().toLowerCase(Locale.ROOT)
        + "`. All of this happens inside `model.onnx`:\n\n"
        + manifest.preprocessing().steps().stream()
            .map(step -> "1. " + StepWords.of(step))
            .collect(Collectors.joining("\n"));
  }

  private String evidence() {
    Manifest.Evidence e = manifest.evidence();
    if (e == null) {
      return "None: the release was made without a data set. Nothing is known of its performance.";
    }
    return String.format(
            Locale.ROOT,
            "AUC %.3f (95 %% interval %.3f to %.3f) on %d images of %d patients, %d malignant:"
                + " %s, %s split. %s.",
            e.auc(),
            e.ci95().get(0),
            e.ci95().get(1),
            e.n(),
            e.patients(),
            e.positives(),
            e.dataset(),
            e.split(),
            e.method())
        + bullets("\n\nIt does not show more than that:", e.caveats());
  }

  private static String bullets(String title, List<String> lines) {
    return title
        + "\n\n"
        + lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }

  private String operatingPoint() {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    if (Objects.isNull(point)) {
      return "None: choose one on your own images.";
    }
    return String.format(
        Locale.ROOT,
        "p >= %.4f is called malignant: sensitivity %.3f (%.3f to %.3f), specificity %.3f (%.3f to"
            + " %.3f), chosen on %s.",
        point.threshold(),
        point.sensitivity(),
        point.sensitivityCi95().get(0),
        point.sensitivityCi95().get(1),
        point.specificity(),
        point.specificityCi95().get(0),
        point.specificityCi95().get(1),
        point.chosenOn());
  }

  private String parity() {
    return manifest.parity().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "`%s`: %s on %d images, largest |Δp| %.2g, largest |Δ log-odds| %.2g, %d flips"
                        + " (%s).",
                    entry.getKey(),
                    entry.getValue().verdict(),
                    entry.getValue().images(),
                    entry.getValue().maxDeltaProbability(),
                    entry.getValue().maxDeltaLogit(),
                    entry.getValue().flips(),
                    entry.getValue().method()))
        .collect(Collectors.joining("\n"));
  }

  private String checklist() {
    return bullets(
        "In this order:",
        List.of(
            "`java -jar mammoedge-runtime.jar check <this release>`: the golden images score the"
                + " same on this machine",
            "`check --cohort` with images and outcomes of the site: the AUC there, with its"
                + " interval",
            "manufacturers, views and intensities of the site against those in `manifest.json`",
            "the operating point on the site's own images"));
  }
}
