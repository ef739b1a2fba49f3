package io.mammoedge.exporter.release;

import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.StepWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code MODEL_CARD.md}: the manifest in words. */
final class ModelCard {
  /** Its picture. */
  static final String ROC = "roc.svg";

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
            "## Intended use and limits",
            use(),
            "## Input and preprocessing",
            input(),
            "## Evidence",
            evidence(),
            "## Operating point",
            operatingPoint(),
            "## What a site is compared with",
            reference(),
            "## Parity",
            parity(),
            "## Origin",
            origin(),
            "## What a site must check before it believes any score",
            checklist())
        + "\n";
  }

  private String use() {
    Manifest.Domain domain = manifest.domain();
    return bullets(
            "It was trained on, and may be asked about:",
            List.of(
                switch (domain.accept()) {
                  case CLINICAL -> "digital mammograms For Presentation";
                  case ARCHIVE -> "mammograms For Presentation, and digitised film";
                },
                "views: " + list(domain.views()),
                "manufacturers: " + list(domain.manufacturers())))
        + "\n\nIt sees one image at a time: no earlier mammogram, no other view, no age and no"
        + " history. Implants, tomosynthesis, magnified and spot views are refused.";
  }

  private static String list(List<String> values) {
    return values.isEmpty() ? "not recorded" : String.join(", ", values);
  }

  private String origin() {
    Manifest.Provenance from = manifest.provenance();
    List<String> lines = new ArrayList<>();
    for (Manifest.Member member : manifest.members()) {
      lines.add("`" + member.network() + "`, weights `" + member.weightsSha256() + "`");
    }
    lines.add("data set `" + from.datasetDigest() + "`");
    from.parents().forEach(parent -> lines.add("fine-tuned from " + parent));
    lines.add("made by " + from.sourceRevision() + " with " + from.engineVersions());
    from.changes().forEach(change -> lines.add("new: " + change));
    lines.add("licence: " + manifest.licence());
    return bullets("", lines).strip();
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
    return "![ROC curve]("
        + ROC
        + ")\n\n"
        + String.format(
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

  private String reference() {
    DomainReference reference = manifest.domain().reference();
    return reference == null
        ? "None: `drift` cannot judge this release."
        : String.format(
            Locale.ROOT,
            "`drift` compares the audit log of a site with %d images of %d patients of the %s split:"
                + " probability %s, mean %s and standard deviation %s of the image (0..255; least,"
                + " median, greatest); views %s; manufacturers %s; %d called malignant; %d of %d"
                + " files refused when the data set was prepared.",
            reference.n(),
            reference.patients(),
            reference.split(),
            range(reference.probability()),
            range(reference.imageMean()),
            range(reference.imageStandardDeviation()),
            new TreeMap<>(reference.views()),
            new TreeMap<>(reference.manufacturers()),
            reference.calledMalignant(),
            reference.preparation().refused(),
            reference.preparation().images() + reference.preparation().refused());
  }

  private static String range(DomainReference.Distribution distribution) {
    List<Double> quantiles = distribution.quantiles();
    return String.format(
        Locale.ROOT,
        "%.3g, %.3g, %.3g",
        quantiles.get(0),
        quantiles.get(quantiles.size() / 2),
        quantiles.get(quantiles.size() - 1));
  }

  private String parity() {
    return manifest.parity().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "`%s`: %s on %d images, largest |Δp| %.2g, largest |Δ log-odds| %.2g, %d flips%s"
                        + " (%s).",
                    entry.getKey(),
                    entry.getValue().verdict(),
                    entry.getValue().images(),
                    entry.getValue().maxDeltaProbability(),
                    entry.getValue().maxDeltaLogit(),
                    entry.getValue().flips(),
                    areas(entry.getValue().deltaAuc()),
                    entry.getValue().method()))
        .collect(Collectors.joining("\n\n"));
  }

  private static String areas(Manifest.DeltaAuc areas) {
    return areas == null
        ? ""
        : String.format(
            Locale.ROOT,
            ", ΔAUC %+.4f (90 %% interval %+.4f to %+.4f, within ±%s)",
            areas.delta(),
            areas.ci90().get(0),
            areas.ci90().get(1),
            areas.margin());
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
            "the operating point on the site's own images",
            "from then on, monthly: `score --audit` and `drift`"));
  }
}
