package io.mammoedge.runtime.store;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.StepWords;
import io.mammoedge.runtime.store.Version.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What differs between two releases, in the order of what matters.
 *
 * @param changes empty if only name, version and time differ
 */
public record ReleaseChanges(List<Change> changes) {
  /** Copies the list. */
  public ReleaseChanges {
    changes = List.copyOf(changes);
  }

  /** Compares two manifests. */
  public static ReleaseChanges between(Manifest before, Manifest after) {
    Comparison comparison = new Comparison(before, after);
    comparison.of("classes", Step.MAJOR, m -> String.join(", ", m.classes()));
    comparison.of("input", Step.MAJOR, ReleaseChanges::input);
    comparison.of("outputs", Step.MAJOR, m -> String.join(", ", m.outputs()));
    comparison.of("network", Step.MINOR, Manifest::network);
    comparison.of("weights", Step.MINOR, ReleaseChanges::weights);
    comparison.of("trained size", Step.MINOR, m -> size(m.input().trainedSize()));
    comparison.of("intensity", Step.MINOR, m -> word(m.intensity()));
    comparison.of("preprocessing", Step.MINOR, ReleaseChanges::preprocessing);
    comparison.of("flips", Step.MINOR, m -> word(m.flips()));
    comparison.of("operating point", Step.MINOR, ReleaseChanges::operatingPoint);
    comparison.of("variants", Step.MINOR, m -> String.join(", ", sorted(m.variants().keySet())));
    comparison.of("domain", Step.MINOR, ReleaseChanges::domain);
    comparison.of("evidence", Step.PATCH, ReleaseChanges::evidence);
    comparison.of("parity", Step.PATCH, ReleaseChanges::parity);
    comparison.of("engines", Step.PATCH, m -> m.provenance().engineVersions().toString());
    comparison.of("data set", Step.PATCH, m -> m.provenance().datasetDigest());
    comparison.of("configuration", Step.PATCH, m -> m.provenance().configDigest());
    comparison.of("parents", Step.PATCH, m -> String.join(", ", m.provenance().parents()));
    comparison.of("licence", Step.PATCH, Manifest::licence);
    comparison.of("intended use", Step.PATCH, Manifest::intendedUse);
    return new ReleaseChanges(comparison.found);
  }

  /** The largest step that they need. */
  public Step step() {
    return changes.stream().map(Change::step).max(Step::compareTo).orElse(Step.PATCH);
  }

  /** What changed, for a sentence. */
  public String words() {
    Step most = step();
    return changes.stream()
        .filter(change -> change.step() == most)
        .map(Change::what)
        .collect(Collectors.joining(", "));
  }

  /** Collects what differs. */
  private static final class Comparison {
    private final Manifest before;
    private final Manifest after;
    private final List<Change> found = new ArrayList<>();

    Comparison(Manifest before, Manifest after) {
      this.before = before;
      this.after = after;
    }

    void of(String what, Step step, Function<Manifest, String> words) {
      String was = words.apply(before);
      String is = words.apply(after);
      if (!was.equals(is)) {
        found.add(new Change(what, was, is, step));
      }
    }
  }

  /** Not the trained size: any image is taken, and scaled to it inside the graph. */
  private static String input(Manifest manifest) {
    Manifest.Input input = manifest.input();
    return String.format(
        Locale.ROOT,
        "%s %s %s, %s or more, multiples of %d%s",
        input.dtype(),
        input.layout(),
        input.range(),
        size(input.minSize()),
        input.sizeMultiple(),
        input.dynamic() ? "" : ", only " + size(input.trainedSize()));
  }

  private static String size(List<Integer> size) {
    return size.get(0) + "x" + size.get(1);
  }

  private static String weights(Manifest manifest) {
    return manifest.members().stream()
        .map(member -> member.weightsSha256().substring(0, 12))
        .collect(Collectors.joining(", "));
  }

  private static String preprocessing(Manifest manifest) {
    return manifest.preprocessing().steps().stream()
        .map(StepWords::of)
        .collect(Collectors.joining("; "));
  }

  private static String operatingPoint(Manifest manifest) {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    return point == null
        ? "none"
        : String.format(
            Locale.ROOT,
            "p >= %.9g (sensitivity %.3f, specificity %.3f; %s)",
            point.threshold(),
            point.sensitivity(),
            point.specificity(),
            point.chosenOn());
  }

  private static String domain(Manifest manifest) {
    Manifest.Domain domain = manifest.domain();
    return word(domain.accept())
        + "; "
        + domain.views()
        + "; "
        + domain.manufacturers()
        + "; "
        + domain.sopClasses();
  }

  private static String evidence(Manifest manifest) {
    Manifest.Evidence evidence = manifest.evidence();
    return evidence == null
        ? "none"
        : String.format(
            Locale.ROOT,
            "AUC %.4f (%s) on %s, %s split, n = %d",
            evidence.auc(),
            Objects.requireNonNullElse(evidence.ci95(), List.<Double>of()).stream()
                .map(bound -> String.format(Locale.ROOT, "%.4f", bound))
                .collect(Collectors.joining(" to ")),
            evidence.dataset(),
            evidence.split(),
            evidence.n());
  }

  private static String parity(Manifest manifest) {
    return sorted(manifest.parity().keySet()).stream()
        .map(
            variant -> {
              Manifest.Parity parity = manifest.parity().get(variant);
              return String.format(
                  Locale.ROOT,
                  "%s %s on %d images, |Δp| %.1e, %d flips",
                  variant,
                  parity.verdict(),
                  parity.images(),
                  parity.maxDeltaProbability(),
                  parity.flips());
            })
        .collect(Collectors.joining("; "));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
