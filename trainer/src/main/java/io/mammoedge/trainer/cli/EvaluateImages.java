package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.cli.Progress;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Answered;
import io.mammoedge.trainer.evaluate.Answers;
import io.mammoedge.trainer.evaluate.AucComparison;
import io.mammoedge.trainer.evaluate.Averages;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.SavedScores;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.Scores;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** {@code evaluate --data}: whole images. */
final class EvaluateImages {
  @ArgGroup private Averaging averaging = new Averaging();

  @Option(names = "--scores", paramLabel = "FILE.csv", description = "Write the scores.")
  private Optional<Path> scores = Optional.empty();

  @Option(
      names = "--reference",
      paramLabel = "SCORES.csv",
      description = "Compare with the scores of another run on the same images.")
  private Optional<Path> reference = Optional.empty();

  /** Of flips. */
  private static final class Averaging {
    @Option(names = "--flips", description = "Average over the four flips.")
    private boolean flips;

    @Option(
        names = "--averages",
        description = "The same, and what each model scores alone, without and with flips.")
    private boolean averages;
  }

  /**
   * Patches have none of these.
   *
   * @throws MammoEdgeException when one is given
   */
  void requireUnused() {
    if (averaging.flips || averaging.averages || scores.isPresent() || reference.isPresent()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "--flips, --averages, --scores and --reference are for whole images; leave them out with"
              + " --patches");
    }
  }

  /** Evaluates, notes the look at a test split, and writes the scores. */
  EvaluateReport evaluate(
      Dataset dataset, Split split, List<Path> models, BootstrapOption bootstrap)
      throws IOException {
    // Whatever is wrong with the command must be known before the test split is looked at.
    bootstrap.asked();
    Optional<List<ScoredCase>> others =
        reference.map(file -> SavedScores.read(file).of(dataset.split(split)));
    try (Reference opened = Reference.open(models, averaging.flips || averaging.averages)) {
      List<Answered> answered = answers(opened, dataset, split);
      List<ScoredCase> scored = answered.stream().map(one -> one.scored(Answers::all)).toList();
      Evaluated evaluated = Evaluated.of(scored);
      // Before anything is shown: a look that was had is a look that is written down.
      Integer look =
          split == Split.TEST ? TestLog.record(opened, dataset, evaluated, "evaluate") : null;
      scores.ifPresent(file -> AtomicFile.write(file, Scores.csv(scored)));
      return new EvaluateReport(
          dataset.digest(),
          split.name().toLowerCase(Locale.ROOT),
          opened.identities(),
          opened.averagesFlips(),
          look,
          evaluated,
          bootstrap.asked().orElse(null),
          bootstrap.asked().map(drawn -> drawn.auc("bootstrap", scored)).orElse(null),
          averaging.averages ? Averages.of(opened.names(), answered, bootstrap.orUsual()) : null,
          others.map(saved -> compared(saved, scored, bootstrap)).orElse(null),
          ScoreResult.RESEARCH_USE);
    }
  }

  private static List<Answered> answers(Reference opened, Dataset dataset, Split split) {
    try (Progress progress = Progress.of("Scoring images", dataset.split(split).size())) {
      return Answered.of(opened, dataset, split, progress::step);
    }
  }

  private AucComparison compared(
      List<ScoredCase> saved, List<ScoredCase> scored, BootstrapOption bootstrap) {
    String name = reference.map(Path::toString).orElseThrow();
    return AucComparison.of(name, saved, scored, bootstrap.orUsual());
  }
}
