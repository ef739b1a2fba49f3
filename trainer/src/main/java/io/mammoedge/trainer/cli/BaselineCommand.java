package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.score.ScoreResult;
import io.mammoedge.trainer.baseline.Baseline;
import io.mammoedge.trainer.baseline.BaselineResult;
import io.mammoedge.trainer.baseline.BaselineSettings;
import io.mammoedge.trainer.baseline.ForestSettings;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Scores;
import io.mammoedge.trainer.evaluate.TestLog;
import io.mammoedge.trainer.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baseline}: the AUCs of a random forest over a patch model's heat maps. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description =
        "The paper's older baseline: a random forest over the regions of a patch model's heat map,"
            + " grown on the training split.")
public final class BaselineCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DATASET", description = "Prepared set.")
  private Path data;

  @Option(
      names = "--patch-model",
      required = true,
      paramLabel = "MODEL",
      description = "A trained patch model.")
  private Path patchModel;

  @Option(names = "--split", description = "${COMPLETION-CANDIDATES}; default: test.")
  private Split split = Split.TEST;

  @Option(
      names = "--cutoffs",
      split = ",",
      description = "Probabilities that regions lie above; default: 0.3,0.5,0.7,0.9.")
  private List<Double> cutoffs = BaselineSettings.CUTOFFS;

  @Option(names = "--trees", description = "Of the forest; default: ${DEFAULT-VALUE}.")
  private int trees = ForestSettings.TREES;

  @Option(names = "--depth", description = "Of a tree at most; default: ${DEFAULT-VALUE}.")
  private int depth = ForestSettings.DEPTH;

  @Option(
      names = "--min-split",
      paramLabel = "SHARE",
      description =
          "A node is split where it holds this share of the training images; default: 300/1903,"
              + " about 0.158.")
  private double minSplit = ForestSettings.MIN_SPLIT;

  @Option(names = "--seed", description = "Of the forest; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--scores", paramLabel = "FILE.csv", description = "Write the scores.")
  private Optional<Path> scores = Optional.empty();

  @Option(names = "--features", paramLabel = "FILE.csv", description = "Write the features.")
  private Optional<Path> features = Optional.empty();

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    BaselineSettings settings =
        new BaselineSettings(cutoffs, new ForestSettings(trees, depth, minSplit, seed));
    Dataset dataset = Dataset.open(data);
    ModelDirectory model = ModelDirectory.open(patchModel);
    BaselineResult result = Baseline.run(dataset, patchModel, split, settings);
    Evaluated evaluated = Evaluated.of(result.scored());
    // Before anything is shown: a look that was had is a look that is written down.
    Integer look =
        split == Split.TEST
            ? TestLog.record(List.of(model), false, dataset, evaluated, "baseline")
            : null;
    scores.ifPresent(file -> AtomicFile.write(file, Scores.csv(result.scored())));
    features.ifPresent(file -> AtomicFile.write(file, result.features().csv()));
    new BaselineReport(
            dataset.digest(),
            split.word(),
            model.identity(),
            settings,
            result.features().names().size(),
            result.varying(),
            result.minSplit(),
            look,
            evaluated,
            Evaluated.of(result.outOfBag()),
            result.mostUsed(),
            ScoreResult.RESEARCH_USE)
        .print(json, spec.commandLine());
    return (evaluated.perImage() == null ? ExitCode.NOT_ENOUGH_CASES : ExitCode.GOOD).number();
  }
}
