package io.mammoedge.validation.parity;

import io.mammoedge.runtime.check.Agreement;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Runs a comparison of two roads. */
public final class Parity {
  private final ParityRequest request;

  /** A comparison to be run. */
  public Parity(ParityRequest request) {
    this.request = request;
  }

  /**
   * A result with what lies behind it.
   *
   * @param result numbers and verdict
   * @param cases scores on both roads
   * @param pictures of some cases, if they were asked for
   */
  public record Outcome(ParityResult result, ParityCases cases, List<CasePicture> pictures) {
    /** Copies the list. */
    public Outcome {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * Compares. Where trained models are held against a test split, each of them notes it.
   *
   * @throws io.mammoedge.runtime.MammoEdgeException when there is no case, or a road cannot be used
   * @throws IOException when a model cannot be read
   */
  public Outcome run() throws IOException {
    try (Roads roads = Roads.open(request)) {
      if (request.layers()) {
        roads.requireLayers();
      }
      CaseSet set = roads.cases(request.cases());
      ParityCases cases = ParityCases.run(set, roads);
      noteLooks(roads, set, cases);
      ParityResult result = result(roads, set, cases);
      return new Outcome(
          result,
          cases,
          request.pictures() ? CasePicture.of(set, cases, result.all(), roads) : List.of());
    }
  }

  private static void noteLooks(Roads roads, CaseSet set, ParityCases cases) {
    if (set instanceof DatasetCases dataset && dataset.split() == Split.TEST) {
      roads
          .models()
          .forEach(
              road ->
                  TestLog.record(
                      road.reference(),
                      dataset.dataset(),
                      Evaluated.of(
                          scored(
                              cases,
                              road == roads.reference() ? cases.reference() : cases.candidate())),
                      "parity"));
    }
  }

  private static List<ScoredCase> scored(ParityCases cases, double[] logOdds) {
    return IntStream.range(0, logOdds.length)
        .mapToObj(i -> cases.cases().get(i).scored(logOdds[i]))
        .toList();
  }

  private ParityResult result(Roads roads, CaseSet set, ParityCases cases) {
    OptionalDouble threshold =
        request.threshold().isPresent() ? request.threshold() : roads.threshold();
    ParityRule rule =
        new ParityRule(
            roads.isNumeric(),
            roads.hasTable() ? Agreement.PROBABILITIES : Agreement.FP32,
            request.margin(),
            threshold);
    FollowedImage layers = request.layers() ? FollowedImage.of(set, cases, roads) : null;
    ParityRule.Judgement judgement =
        rule.judge(cases).with(FollowedImage.objections(layers)).with(roads.objections());
    return new ParityResult(
        judgement.verdict(),
        rule.kind(),
        judgement.reason(),
        ParityResult.Walked.of(roads.reference()),
        ParityResult.Walked.of(roads.candidate()),
        set.facts(),
        request.margin(),
        Advice.words(judgement.measures(), request.margin()),
        judgement.measures(),
        Subgroup.of(cases, rule),
        layers,
        ScoreResult.RESEARCH_USE);
  }
}
