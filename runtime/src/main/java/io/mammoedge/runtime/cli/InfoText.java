package io.mammoedge.runtime.cli;

import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Seal;
import io.mammoedge.runtime.release.StepWords;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A manifest for people. */
final class InfoText {
  private final PrintWriter out;

  private InfoText(PrintWriter out) {
    this.out = out;
  }

  /** A lone model has no seal: it is null. */
  static void print(Manifest manifest, Seal seal, PrintWriter out) {
    InfoText text = new InfoText(out);
    text.line("release", manifest.name() + " " + manifest.version() + ", " + manifest.created());
    text.line("use", manifest.intendedUse());
    text.line("network", manifest.network() + ", members: " + manifest.members().size());
    text.line("input", input(manifest.input()));
    text.line("pixels", manifest.intensity() + ", then " + steps(manifest));
    text.line("flips", manifest.flips().toString());
    text.line("variants", manifest.variants().keySet().stream().sorted().toList().toString());
    text.line("accepts", manifest.domain().accept().toString());
    text.line("operating point", point(manifest.operatingPoint()));
    text.line("evidence", evidence(manifest.evidence()));
    manifest.parity().keySet().stream()
        .sorted()
        .forEach(variant -> text.line("parity " + variant, parity(manifest.parity().get(variant))));
    manifest.provenance().parents().forEach(parent -> text.line("parent", parent));
    manifest.provenance().changes().forEach(change -> text.line("change", change));
    text.line("licence", manifest.licence());
    if (seal != null) {
      text.line("signature", SealText.of(seal));
    }
  }

  private static String input(Manifest.Input input) {
    return String.format(
        "trained at %s; takes %s or more", size(input.trainedSize()), size(input.minSize()));
  }

  private static String size(List<Integer> size) {
    return size.get(0) + "x" + size.get(1);
  }

  private static String steps(Manifest manifest) {
    return manifest.preprocessing().steps().stream()
        .map(StepWords::of)
        .collect(Collectors.joining("; "));
  }

  private static String interval(List<Double> ci95) {
    return ci95 == null
        ? ""
        : String.format(Locale.ROOT, " (95 %% interval %.4f to %.4f)", ci95.get(0), ci95.get(1));
  }

  private static String point(Manifest.OperatingPoint point) {
    return point == null
        ? "none: no decision is made"
        : String.format(
            Locale.ROOT,
            "p >= %.6f; sensitivity %.3f, specificity %.3f on %s",
            point.threshold(),
            point.sensitivity(),
            point.specificity(),
            point.chosenOn());
  }

  private static String parity(Manifest.Parity parity) {
    return String.format(
        Locale.ROOT,
        "%s on %d images, largest |Δp| %.1e, %d flips",
        parity.verdict(),
        parity.images(),
        parity.maxDeltaProbability(),
        parity.flips());
  }

  private static String evidence(Manifest.Evidence evidence) {
    return evidence == null
        ? "none: this release was never validated"
        : String.format(
            Locale.ROOT,
            "AUC %.4f%s on %s %s, n = %d images of %d patients, %d malignant (%s)",
            evidence.auc(),
            interval(evidence.ci95()),
            evidence.dataset(),
            evidence.split(),
            evidence.n(),
            evidence.patients(),
            evidence.positives(),
            evidence.method());
  }

  private void line(String key, String value) {
    out.printf("%-16s %s%n", Printable.line(key), Printable.line(value));
  }
}
