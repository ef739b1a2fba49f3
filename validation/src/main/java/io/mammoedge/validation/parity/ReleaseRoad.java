package io.mammoedge.validation.parity;

import io.mammoedge.runtime.engine.InferenceSession;
import io.mammoedge.runtime.golden.GoldenCheck;
import io.mammoedge.runtime.golden.GoldenReport;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.HeatMapImage;
import io.mammoedge.runtime.score.Origin;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Scorer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The graph of a release on ONNX Runtime. */
record ReleaseRoad(Release release, Scorer scorer) implements CaseRoad {
  static ReleaseRoad open(Release release, ScoreOptions options) {
    return new ReleaseRoad(release, Scorer.open(release, options));
  }

  @Override
  public String name() {
    Origin origin = scorer.origin();
    return "%s %s (%s, %s)"
        .formatted(origin.release(), origin.version(), origin.variant(), origin.provider());
  }

  @Override
  public Map<String, String> facts() {
    Origin origin = scorer.origin();
    String model = manifest().variants().get(origin.variant());
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("release", release.title());
    facts.put("release, root digest", release.seal().sha256());
    facts.put("network", manifest().network());
    facts.put(model + ", SHA-256", manifest().files().get(model).sha256());
    facts.put("flips", manifest().flips().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    facts.put("provider", origin.provider());
    if (origin.fallbackReason() != null) {
      facts.put("not the GPU, because", origin.fallbackReason());
    }
    facts.put("engine", "ONNX Runtime " + InferenceSession.engineVersion());
    facts.put("release made by", manifest().provenance().sourceRevision());
    return facts;
  }

  Manifest manifest() {
    return release.manifest();
  }

  /** Whether it computes as the trained network does: the same precision, on the processor. */
  boolean isExact() {
    return scorer.origin().variant().equals("fp32") && scorer.origin().provider().equals("cpu");
  }

  /** Why this release is not, on this machine, what it was where it was made; mostly nothing. */
  Optional<String> objection() {
    GoldenReport golden =
        new GoldenCheck(release)
            .run(scorer.origin().variant(), scorer.session().provider(), scorer::outcome);
    return golden.holds()
        ? Optional.empty()
        : Optional.of(
            name() + " fails its golden check here: " + String.join("; ", golden.objections()));
  }

  OptionalDouble threshold() {
    Manifest.OperatingPoint point = manifest().operatingPoint();
    return point == null ? OptionalDouble.empty() : OptionalDouble.of(point.threshold());
  }

  @Override
  public double logOdds(ParityCase which, Supplier<Plane> image) {
    return scorer.outcome(image.get()).logOdds();
  }

  @Override
  public Optional<byte[]> picture(Plane image, int longestSide) {
    return Optional.ofNullable(scorer.outcome(image).cam())
        .map(
            map ->
                HeatMapImage.png(
                    image, map, manifest().preprocessing().place(image).placement(), longestSide));
  }

  @Override
  public void close() {
    scorer.close();
  }
}
