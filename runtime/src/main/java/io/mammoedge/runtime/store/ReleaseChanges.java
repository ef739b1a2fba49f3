package io.mammoedge.runtime.store;

import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.store.Version.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What differs between two releases, in the order of what matters.
 *
 * @param changes empty if only name, version, time and files differ
 */
public record ReleaseChanges(List<Change> changes) {
  /** Copies the list. */
  public ReleaseChanges {
    changes = List.copyOf(changes);
  }

  /** Compares two manifests. */
  public static ReleaseChanges between(Manifest before, Manifest after) {
    Comparison all = new Comparison(before, after);
    contract(all);
    scores(all);
    documents(all);
    return new ReleaseChanges(all.changes());
  }

  private static void contract(Comparison all) {
    all.compare(Step.MAJOR, "classes", Manifest::classes, ScoreWords::classes);
    all.compare(Step.MAJOR, "input", ReleaseChanges::input, ScoreWords::input);
    all.compare(Step.MAJOR, "outputs", Manifest::outputs, ScoreWords::outputs);
  }

  private static void scores(Comparison all) {
    all.compare(Step.MINOR, "network", Manifest::network, Manifest::network);
    all.compare(Step.MINOR, "weights", Manifest::members, ScoreWords::weights);
    all.compare(Step.MINOR, "trained size", m -> m.input().trainedSize(), ScoreWords::trainedSize);
    all.compare(Step.MINOR, "intensity", Manifest::intensity, ScoreWords::intensity);
    all.compare(Step.MINOR, "preprocessing", Manifest::preprocessing, ScoreWords::preprocessing);
    all.compare(Step.MINOR, "flips", Manifest::flips, ScoreWords::flips);
    all.compare(Step.MINOR, "operating point", ReleaseChanges::point, ScoreWords::operatingPoint);
    all.compare(Step.MINOR, "variants", Manifest::variants, ScoreWords::variants);
    all.compare(Step.MINOR, "domain", ReleaseChanges::domain, ScoreWords::domain);
  }

  private static void documents(Comparison all) {
    all.compare(
        Step.PATCH,
        "operating point intervals",
        ReleaseChanges::intervals,
        DocumentWords::intervals);
    all.compare(Step.PATCH, "evidence", Manifest::evidence, DocumentWords::evidence);
    all.compare(Step.PATCH, "parity", Manifest::parity, DocumentWords::parity);
    all.compare(Step.PATCH, "golden images", Manifest::golden, DocumentWords::golden);
    all.compare(
        Step.PATCH,
        "pixel statistics",
        m -> m.domain().pixelStatistics(),
        DocumentWords::pixelStatistics);
    all.compare(Step.PATCH, "reference", m -> m.domain().reference(), DocumentWords::reference);
    all.compare(
        Step.PATCH, "engines", m -> m.provenance().engineVersions(), DocumentWords::engines);
    all.text("data set", m -> m.provenance().datasetDigest());
    all.text("configuration", m -> m.provenance().configDigest());
    all.text("source revision", m -> m.provenance().sourceRevision());
    all.compare(Step.PATCH, "parents", m -> m.provenance().parents(), DocumentWords::parents);
    all.compare(Step.PATCH, "changes", m -> m.provenance().changes(), DocumentWords::changes);
    all.text("licence", Manifest::licence);
    all.text("intended use", Manifest::intendedUse);
    all.text("schema", Manifest::schema);
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

  /** Not the trained size: any image is taken, and scaled to it inside the graph. */
  private static Object input(Manifest manifest) {
    Manifest.Input input = manifest.input();
    return Arrays.asList(
        input.dtype(),
        input.layout(),
        input.range(),
        input.minSize(),
        input.sizeMultiple(),
        input.dynamic() ? null : input.trainedSize());
  }

  private static Object point(Manifest manifest) {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    return point == null
        ? null
        : List.of(
            point.threshold(),
            point.sensitivity(),
            point.specificity(),
            String.valueOf(point.chosenOn()));
  }

  private static Object intervals(Manifest manifest) {
    Manifest.OperatingPoint point = manifest.operatingPoint();
    return point == null ? null : Arrays.asList(point.sensitivityCi95(), point.specificityCi95());
  }

  private static Object domain(Manifest manifest) {
    Manifest.Domain domain = manifest.domain();
    return List.of(domain.accept(), domain.views(), domain.manufacturers(), domain.sopClasses());
  }
}
