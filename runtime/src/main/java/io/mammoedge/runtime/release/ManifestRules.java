package io.mammoedge.runtime.release;

import io.mammoedge.runtime.IntegrityException;
import io.mammoedge.runtime.Printable;
import io.mammoedge.runtime.release.Manifest.FileDigest;
import io.mammoedge.runtime.release.Manifest.Tolerance;
import java.util.List;
import java.util.Map;

/** Values that a manifest may hold; what a record's type cannot say. */
final class ManifestRules {
  private static final int MAX_SIDE = 1 << 16;

  private final String source;

  private ManifestRules(String source) {
    this.source = source;
  }

  static void check(Manifest manifest, String source) {
    ManifestRules rules = new ManifestRules(source);
    rules.identity(manifest);
    manifest.members().forEach(rules::member);
    rules.input(manifest.input());
    rules.outputs(manifest);
    rules.operatingPoint(manifest.operatingPoint());
    rules.evidence(manifest.evidence());
    manifest.golden().tolerance().values().forEach(byProvider -> rules.tolerances(byProvider));
    rules.golden(manifest.golden().images());
    if (manifest.domain().reference() != null) {
      ReferenceRules.check(manifest.domain().reference(), rules::require);
    }
    if (manifest.files() != null) {
      manifest.files().forEach(rules::file);
    }
  }

  private void identity(Manifest manifest) {
    require(ReleasePaths.isName(manifest.name()), "name", manifest.name());
    require(ReleasePaths.isVersion(manifest.version()), "version", manifest.version());
    require(!manifest.members().isEmpty(), "members", "[]");
    require(manifest.classes().size() == 2, "classes", manifest.classes());
  }

  private void member(Manifest.Member member) {
    require(isSha256(member.weightsSha256()), "members.weightsSha256", member.weightsSha256());
  }

  private void input(Manifest.Input input) {
    require(input.dtype().equals("float32"), "input.dtype", input.dtype());
    require(input.layout().equals("NCHW"), "input.layout", input.layout());
    require(input.range().equals(List.of(0, 65535)), "input.range", input.range());
    require(isSize(input.trainedSize()), "input.trainedSize", input.trainedSize());
    require(isSize(input.minSize()), "input.minSize", input.minSize());
    require(input.sizeMultiple() >= 1, "input.sizeMultiple", input.sizeMultiple());
  }

  private void outputs(Manifest manifest) {
    List<String> outputs = manifest.outputs();
    require(outputs.containsAll(List.of("probability", "logits")), "outputs", outputs);
    require(manifest.variants().containsKey("fp32"), "variants", manifest.variants().keySet());
    manifest
        .variants()
        .forEach((variant, file) -> require(ReleasePaths.isName(file), "variants", file));
  }

  private void operatingPoint(Manifest.OperatingPoint point) {
    if (point != null) {
      double threshold = point.threshold();
      require(threshold >= 0 && threshold <= 1, "operatingPoint.threshold", threshold);
    }
  }

  /** A site's verdict rests on it. */
  private void evidence(Manifest.Evidence evidence) {
    if (evidence != null) {
      double auc = evidence.auc();
      require(auc >= 0 && auc <= 1, "evidence.auc", auc);
      require(isAround(auc, evidence.ci95()), "evidence.ci95", evidence.ci95());
    }
  }

  private static boolean isAround(double value, List<Double> interval) {
    return interval == null
        || (interval.size() == 2
            && !interval.contains(null)
            && interval.get(0) >= 0
            && interval.get(0) <= value
            && value <= interval.get(1)
            && interval.get(1) <= 1);
  }

  private void tolerances(Map<String, Tolerance> byProvider) {
    for (Tolerance tolerance : byProvider.values()) {
      double probability = tolerance.probability();
      double logit = tolerance.logit();
      require(probability >= 0 && probability <= 1, "golden.tolerance", probability);
      require(logit > 0 && Double.isFinite(logit), "golden.tolerance", logit);
    }
  }

  /** A check of nothing would hold everywhere. */
  private void golden(List<String> images) {
    require(!images.isEmpty(), "golden.images", images);
    images.forEach(image -> require(ReleasePaths.isName(image), "golden.images", image));
  }

  private void file(String path, FileDigest digest) {
    require(ReleasePaths.isSafe(path), "files", path);
    require(isSha256(digest.sha256()), "files." + path, digest.sha256());
    require(digest.bytes() >= 0, "files." + path, digest.bytes());
  }

  private static boolean isSize(List<Integer> size) {
    return size.size() == 2 && size.stream().allMatch(side -> side >= 1 && side <= MAX_SIDE);
  }

  private static boolean isSha256(String text) {
    return text.matches("[0-9a-f]{64}");
  }

  private void require(boolean good, String key, Object value) {
    if (!good) {
      throw new IntegrityException(
          String.format(
              "%s: '%s' cannot be '%s'",
              source, Printable.of(key), Printable.of(String.valueOf(value))));
    }
  }
}
