package io.mammoedge.runtime.store;

import io.mammoedge.runtime.release.Manifest;
import java.util.Map;

/** What was measured, and where a release comes from, for people: a line for each part. */
final class DocumentWords {
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
