package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.runtime.stats.Cases;
import io.mammoedge.runtime.stats.ClusteredAuc;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
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

/** {@code evaluate}: the AUC of trained models on a split. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Scores a split with trained models and prints the AUC with its interval.")
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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Dataset dataset = Dataset.open(data);
    try (Reference reference = Reference.open(models, flips)) {
      List<ScoredCase> scored = Scores.ofPrepared(reference, dataset, split);
      if (scores.isPresent()) {
        AtomicFile.write(scores.get(), Scores.csv(scored));
      }
      Cases cases = ScoredCase.cases(scored);
      AucEstimate auc = ClusteredAuc.estimate(cases);
      if (split == Split.TEST) {
        TestLog.record(reference, dataset, auc, flips);
      }
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "AUC %.3f (95 %% interval %.3f to %.3f), %d images of %d patients, %d malignant%n",
              auc.auc(),
              auc.low(),
              auc.high(),
              auc.n(),
              auc.clusters(),
              auc.positives());
    }
    return ExitCode.GOOD.number();
  }
}
