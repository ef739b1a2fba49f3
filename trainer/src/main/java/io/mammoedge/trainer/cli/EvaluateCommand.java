package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.Scores;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: the AUCs of trained models on a split. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Scores a split with trained models and prints the AUC per image, breast and patient.")
public final class EvaluateCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DATASET", description = "Prepared set.")
  private Path data;

  @Option(names = "--split", description = "${COMPLETION-CANDIDATES}; default: test.")
  private Split split = Split.TEST;

  @Option(
      names = "--model",
      required = true,
      split = ",",
      paramLabel = "MODEL",
      description = "Whole-image models; several are averaged.")
  private List<Path> models;

  @Option(names = "--flips", description = "Average over the four flips.")
  private boolean flips;

  @Option(names = "--scores", paramLabel = "FILE.csv", description = "Write the scores.")
  private Optional<Path> scores = Optional.empty();

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Dataset dataset = Dataset.open(data);
    try (Reference reference = Reference.open(models, flips)) {
      List<ScoredCase> scored = Scores.ofPrepared(reference, dataset, split);
      Evaluated evaluated = Evaluated.of(scored);
      // Before anything is shown: a look that was had is a look that is written down.
      Integer look =
          split == Split.TEST ? TestLog.record(reference, dataset, evaluated, "evaluate") : null;
      scores.ifPresent(file -> AtomicFile.write(file, Scores.csv(scored)));
      new EvaluateReport(
              dataset.digest(),
              split.name().toLowerCase(Locale.ROOT),
              reference.identities(),
              flips,
              look,
              evaluated,
              ScoreResult.RESEARCH_USE)
          .print(json, spec.commandLine());
      return (evaluated.perImage() == null ? ExitCode.NOT_ENOUGH_CASES : ExitCode.GOOD).number();
    }
  }
}
