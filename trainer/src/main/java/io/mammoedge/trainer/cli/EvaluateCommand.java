package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.cli.CliJson;
import io.mammoedge.runtime.stats.AucEstimate;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Evaluated;
import io.mammoedge.trainer.evaluate.Reference;
import io.mammoedge.trainer.evaluate.ScoredCase;
import io.mammoedge.trainer.evaluate.Scores;
import io.mammoedge.trainer.evaluate.TestLog;
import java.io.IOException;
import java.io.PrintWriter;
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

  @Option(names = "--json", description = "All of it on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Dataset dataset = Dataset.open(data);
    try (Reference reference = Reference.open(models, flips)) {
      List<ScoredCase> scored = Scores.ofPrepared(reference, dataset, split);
      if (scores.isPresent()) {
        AtomicFile.write(scores.get(), Scores.csv(scored));
      }
      Evaluated evaluated = Evaluated.of(scored);
      if (split == Split.TEST) {
        TestLog.record(reference, dataset, evaluated, flips, "evaluate");
      }
      print(evaluated);
    }
    return ExitCode.GOOD.number();
  }

  private void print(Evaluated evaluated) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(CliJson.write(evaluated));
    } else {
      print(out, "", "images", evaluated.perImage());
      print(out, "per breast ", "breasts", evaluated.perBreast());
      print(out, "per patient ", "patients", evaluated.perPatient());
    }
    out.flush();
  }

  private static void print(PrintWriter out, String level, String what, AucEstimate auc) {
    if (auc != null) {
      out.printf(
          Locale.ROOT,
          "%sAUC %.3f (95 %% interval %.3f to %.3f), %d %s of %d patients, %d malignant%n",
          level,
          auc.auc(),
          auc.low(),
          auc.high(),
          auc.n(),
          what,
          auc.clusters(),
          auc.positives());
    }
  }
}
