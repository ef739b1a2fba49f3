package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.recipe.ImageTraining;
import io.mammoedge.trainer.train.Configurations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      description = {
        "Layers above the patch network: attend4 (the default on a model of every place),",
        "[64-64-128]x1,[64-64-128]x1 (otherwise), 512x1,512x1 (VGG blocks),",
        "heatmap-relu,max5,fc64-32 ..."
      })
  private Optional<String> top = Optional.empty();

  @Mixin private TrainingOptions options;

  @Mixin private TrainingOutput output;

  /** Where the weights come from. */
  private static final class Start {
    @Option(names = "--patch-model", paramLabel = "MODEL", description = "A trained patch model.")
    private Path patchModel;

    @Option(
        names = "--net",
        description = "A network with random weights instead: small, medium, resnet50, vgg16 ...")
    private String net;

    @Option(
        names = "--extend",
        paramLabel = "MODEL",
        description = "Start from all weights of this whole-image model; --top is its own.")
    private Path extend;
  }

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Dataset dataset = Dataset.open(data);
    output.print(spec, "AUC", train(dataset, layers()));
    return ExitCode.GOOD.number();
  }

  private ModelDescription train(Dataset dataset, Top layers) throws IOException {
    if (start.extend != null) {
      return ImageTraining.extend(
          dataset, start.extend, options.request(Configurations.IMAGE_EXTEND));
    }
    if (start.net != null) {
      return ImageTraining.direct(
          dataset, Backbone.named(start.net), layers, options.request(Configurations.DIRECT));
    }
    return ImageTraining.fromPatches(
        dataset, start.patchModel, layers, options.request(usual(layers)));
  }

  private Top layers() {
    if (top.isPresent()) {
      return Top.parse(top.get());
    }
    return start.patchModel == null
        ? ImageTraining.usualTop()
        : ImageTraining.usualTop(start.patchModel);
  }

  private Configurations usual(Top layers) {
    String network = ModelDirectory.open(start.patchModel).description().network();
    if (Backbone.named(network).isPublished()) {
      return Configurations.IMAGE_PAPER;
    }
    return layers.attends() ? Configurations.ATTEND : Configurations.IMAGE;
  }
}
