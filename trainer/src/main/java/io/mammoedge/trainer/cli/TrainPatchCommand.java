package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.patch.PatchSet;
import io.mammoedge.trainer.recipe.PatchTraining;
import io.mammoedge.trainer.train.Configurations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train-patch}: a classifier of lesion patches. */
@Command(
    name = "train-patch",
    mixinStandardHelpOptions = true,
    description = "Trains a classifier of lesion patches: background, calcifications, masses.")
public final class TrainPatchCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "PATCHES", description = "Patch set.")
  private Path data;

  @Option(names = "--net", description = "The network: small (the default).")
  private String net = Backbone.SMALL.notation();

  @Option(names = "--out", required = true, paramLabel = "MODEL", description = "New model.")
  private Path out;

  @Option(names = "--config", paramLabel = "FILE", description = "Stages and augmentation, JSON.")
  private Optional<Path> config = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ModelDescription model =
        PatchTraining.run(
            PatchSet.open(data), Backbone.named(net), Configurations.PATCH.orElse(config), out);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: validation accuracy %.3f at epoch %d%n",
            out,
            model.bestScore(),
            model.best());
    return ExitCode.GOOD.number();
  }
}
