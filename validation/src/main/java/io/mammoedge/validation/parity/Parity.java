package io.mammoedge.validation.parity;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.PlacingStep;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.preprocess.Resample;
import io.mammoedge.runtime.preprocess.Step;
import io.mammoedge.runtime.release.Manifest;
import io.mammoedge.runtime.release.Release;
import io.mammoedge.runtime.score.ScoreOptions;
import io.mammoedge.runtime.score.Variant;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Runs a comparison of two roads. */
public final class Parity {
  private final ParityRequest request;

  /** A comparison to be run. */
  public Parity(ParityRequest request) {
    this.request = request;
  }

  /**
   * A result with the scores behind it.
   *
   * @param result numbers and verdict
   * @param cases scores on both roads
   * @param candidate manifest of the release
   */
  public record Outcome(ParityResult result, ParityCases cases, Manifest candidate) {}

  /**
   * Compares. Where trained models are held against a test split, each of them notes it.
   *
   * @throws MammoEdgeException when the split is empty, or a release or a model cannot be used
   * @throws IOException when a model cannot be read
   */
  public Outcome run() throws IOException {
    Release release = Release.open(request.release());
    Dataset dataset = Dataset.open(request.data());
    List<ImageRow> rows = dataset.split(request.split());
    if (rows.isEmpty()) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          request.data() + " has no image in its " + splitName() + " split");
    }
    requireSamePixels(release, dataset);
    try (CaseRoad reference = reference(release.manifest());
        ReleaseRoad candidate = ReleaseRoad.open(release, request.options())) {
      ParityCases cases = ParityCases.run(dataset, rows, request.prepared(), reference, candidate);
      if (request.split() == Split.TEST && reference instanceof ModelRoad trained) {
        TestLog.record(
            trained.reference(), dataset, Evaluated.of(cases.scoredByReference()), "parity");
      }
      boolean numeric = reference instanceof ModelRoad && candidate.isExact();
      return new Outcome(
          result(dataset, cases, threshold(release), numeric, reference, candidate),
          cases,
          release.manifest());
    }
  }

  /** The box reads images by the release's policy; other pixels would prove nothing about it. */
  private void requireSamePixels(Release release, Dataset dataset) {
    if (release.manifest().intensity() != dataset.description().intensity()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          request.data() + " was prepared with another intensity policy than the release has");
    }
    if (request.prepared() && !isResampleOnly(release.manifest().preprocessing())) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "the release orients, crops or letterboxes, and would do so again to prepared images;"
              + " use --from source");
    }
  }

  private static boolean isResampleOnly(Preprocessing preprocessing) {
    List<Step> placing =
        preprocessing.steps().stream().filter(PlacingStep.class::isInstance).toList();
    return placing.size() == 1
        && placing.get(0) instanceof Resample resample
        && resample.fit() == Resample.Fit.STRETCH;
  }

  private CaseRoad reference(Manifest manifest) throws IOException {
    Path first = request.references().get(0);
    requireModels(first);
    if (Files.isRegularFile(first)) {
      return TableRoad.open(first);
    }
    if (Files.isRegularFile(first.resolve("model.json"))) {
      return ModelRoad.open(request.references(), manifest.flips() != Manifest.Flips.NONE);
    }
    ScoreOptions options =
        new ScoreOptions(
            request.options().provider(), Variant.FP32, request.options().threads(), null);
    return ReleaseRoad.open(Release.open(first), options);
  }

  private void requireModels(Path first) {
    if (request.references().size() > 1 && !Files.isRegularFile(first.resolve("model.json"))) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--reference takes several models, but only one release or table");
    }
  }

  private ParityResult result(
      Dataset dataset,
      ParityCases cases,
      OptionalDouble threshold,
      boolean numeric,
      CaseRoad reference,
      CaseRoad candidate) {
    ParityJudge judge = new ParityJudge(request, cases, threshold);
    ParityJudge.Judgement judgement = numeric ? judge.numeric() : judge.statistical();
    return new ParityResult(
        judgement.verdict(),
        numeric ? "numeric" : "statistical",
        judgement.reason(),
        reference.name(),
        candidate.name(),
        dataset.digest(),
        splitName(),
        request.prepared() ? "prepared" : "source",
        cases.rows().size(),
        cases.referenceCases().clusterCount(),
        cases.referenceCases().count(true),
        judge.agreement(),
        threshold.isPresent() ? threshold.getAsDouble() : null,
        judge.meanDelta(),
        judge.referenceAuc(),
        judge.candidateAuc(),
        judge.differences(),
        judge.referenceBrier(),
        judge.candidateBrier());
  }

  private static OptionalDouble threshold(Release release) {
    Manifest.OperatingPoint point = release.manifest().operatingPoint();
    return point == null ? OptionalDouble.empty() : OptionalDouble.of(point.threshold());
  }

  private String splitName() {
    return request.split().name().toLowerCase(Locale.ROOT);
  }
}
