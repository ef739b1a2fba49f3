package io.mammoedge.runtime.store;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.release.DomainReference;
import io.mammoedge.runtime.release.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, and where a release comes from, for people: a line for each part. */
final class DocumentWords {
  private static final int SHORT_DIGEST = 12;

  private DocumentWords() {}

  static String intervals(Manifest manifest) {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    return point == null
        ? Phrases.NONE
        : "sensitivity "
            + Phrases.interval(point.sensitivityCi95())
            + ", specificity "
            + Phrases.interval(point.specificityCi95());
  }

  static String pixelStatistics(Manifest manifest) {
    return Phrases.sorted(manifest.domain().pixelStatistics(), (name, value) -> name + " " + value);
  }

  /** Hundreds of numbers: a digest tells them apart. */
  static String reference(Manifest manifest) {
    DomainReference reference = manifest.domain().reference();
    return reference == null
        ? Phrases.NONE
        : Phrases.format(
            "%d images of %d patients, %s split, %d called malignant, %d of %d files refused, digest %s",
            reference.n(),
            reference.patients(),
            reference.split(),
            reference.calledMalignant(),
            reference.preparation().refused(),
            reference.preparation().images() + reference.preparation().refused(),
            digest(reference).substring(0, SHORT_DIGEST));
  }

  private static String digest(DomainReference reference) {
    DomainReference sorted =
        new DomainReference(
            reference.split(),
            reference.n(),
            reference.patients(),
            reference.probability(),
            reference.imageMean(),
            reference.imageStandardDeviation(),
            new TreeMap<>(reference.views()),
            new TreeMap<>(reference.manufacturers()),
            reference.calledMalignant(),
            reference.preparation());
    return Digests.sha256(sorted.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String evidence(Manifest manifest) {
    Manifest.Evidence evidence = manifest.evidence();
    return evidence == null
        ? Phrases.NONE
        : Phrases.format(
            "AUC %.4f (%s, %s) on %s, %s split, n = %d of %d patients, %d malignant; %s",
            evidence.auc(),
            Phrases.interval(evidence.ci95()),
            evidence.method(),
            evidence.dataset(),
            evidence.split(),
            evidence.n(),
            evidence.patients(),
            evidence.positives(),
            evidence.caveats());
  }

  static String parity(Manifest manifest) {
    return Phrases.sorted(manifest.parity(), DocumentWords::parity);
  }

  private static String parity(String variant, Manifest.Parity parity) {
    return Phrases.format(
        "%s %s on %d images, |Δp| %.1e, %d flips",
        variant, parity.verdict(), parity.images(), parity.maxDeltaProbability(), parity.flips());
  }

  static String golden(Manifest manifest) {
    Manifest.Golden golden = manifest.golden();
    return Phrases.list(golden.images())
        + "; "
        + Phrases.sorted(golden.tolerance(), DocumentWords::tolerances);
  }

  private static String tolerances(String variant, Map<String, Manifest.Tolerance> byProvider) {
    return Phrases.sorted(
        byProvider,
        (provider, tolerance) ->
            Phrases.format(
                "%s on %s |Δp| %.1e, |Δ log-odds| %.1e",
                variant, provider, tolerance.probability(), tolerance.logit()));
  }

  static String engines(Manifest manifest) {
    return Phrases.sorted(
        manifest.provenance().engineVersions(), (engine, version) -> engine + " " + version);
  }

  static String parents(Manifest manifest) {
    return Phrases.list(manifest.provenance().parents());
  }

  static String changes(Manifest manifest) {
    return String.join("; ", manifest.provenance().changes());
  }
}
