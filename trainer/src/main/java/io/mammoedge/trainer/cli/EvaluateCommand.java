package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.patch.PatchSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how well trained models do on a split. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Scores a split with trained models and prints the AUC per image, breast and patient;",
      "or the accuracy of a patch classifier on the patches of a split."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private What what;

  @Option(names = "--split", description = "${COMPLETION-CANDIDATES}; default: test.")
  private Split split = Split.TEST;

  @Option(
      names = "--model",
      required = true,
      split = ",",
      paramLabel = "MODEL",
      description = "Whole-image models, of which several are averaged; or a patch classifier.")
  private List<Path> models;

  @Mixin private EvaluateImages images;

  @Mixin private BootstrapOption bootstrap;

  @Option(names = "--json", description = "The result as JSON on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** What is evaluated. */
  private static final class What {
    @Option(names = "--data", paramLabel = "DATASET", description = "Whole images: prepared set.")
    private Path data;

    @Option(names = "--patches", paramLabel = "PATCHES", description = "Patches: patch set.")
    private Path patches;
  }

  @Override
  public Integer call() throws IOException {
    ExitCode code = what.data == null ? ofPatches() : ofImages();
    return code.number();
  }

  private ExitCode ofImages() throws IOException {
    EvaluateReport report = images.evaluate(Dataset.open(what.data), split, models, bootstrap);
    report.print(json, spec.commandLine());
    return report.result().perImage() == null ? ExitCode.NOT_ENOUGH_CASES : ExitCode.GOOD;
  }

  private ExitCode ofPatches() throws IOException {
    images.requireUnused();
    PatchReport report = EvaluatePatches.of(PatchSet.open(what.patches), split, models, bootstrap);
    report.print(json, spec.commandLine());
    return report.result().lesions().auc() == null ? ExitCode.NOT_ENOUGH_CASES : ExitCode.GOOD;
  }
}
