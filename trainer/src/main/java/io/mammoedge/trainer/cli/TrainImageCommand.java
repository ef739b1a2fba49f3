package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.recipe.ImageTraining;
import io.mammoedge.trainer.train.Configurations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train-image}: a patch model becomes a classifier of whole images. */
@Command(
    name = "train-image",
    mixinStandardHelpOptions = true,
    description = "Trains a whole-image classifier from image labels alone.")
public final class TrainImageCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DATASET", description = "Prepared set.")
  private Path data;

  @ArgGroup(multiplicity = "1")
  private Start start;

  @Option(
      names = "--top",
      paramLabel = "NOTATION",
      description =
          "Layers above the patch network, such as [64-64-128]x1,[64-64-128]x1 (the default).")
  private String top = ImageTraining.DEFAULT_TOP;

  @Option(names = "--out", required = true, paramLabel = "MODEL", description = "New model.")
  private Path out;

  @Option(names = "--config", paramLabel = "FILE", description = "Stages and augmentation, JSON.")
  private Optional<Path> config = Optional.empty();

  /** Where the weights come from. */
  private static final class Start {
    @Option(names = "--patch-model", paramLabel = "MODEL", description = "A trained patch model.")
    private Path patchModel;

    @Option(names = "--net", description = "A network with random weights instead: small.")
    private String net;
  }

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Dataset dataset = Dataset.open(data);
    Top layers = Top.parse(top);
    ModelDescription model =
        start.patchModel != null
            ? ImageTraining.fromPatches(
                dataset, start.patchModel, layers, Configurations.IMAGE.orElse(config), out)
            : ImageTraining.direct(
                dataset,
                Backbone.named(start.net),
                layers,
                Configurations.DIRECT.orElse(config),
                out);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: validation AUC %.3f at epoch %d%n",
            out,
            model.bestScore(),
            model.best());
    return ExitCode.GOOD.number();
  }
}
