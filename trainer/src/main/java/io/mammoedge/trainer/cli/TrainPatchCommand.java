package io.mammoedge.trainer.cli;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.patch.PatchSet;
import io.mammoedge.trainer.recipe.PatchTraining;
import io.mammoedge.trainer.recipe.PlaceTraining;
import io.mammoedge.trainer.recipe.TrainingRequest;
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

/** {@code train-patch}: a classifier of lesion patches. */
@Command(
    name = "train-patch",
    mixinStandardHelpOptions = true,
    description = "Trains a classifier of lesion patches: background, calcifications, masses.")
public final class TrainPatchCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATCHES",
      description = "Patch set; with --every-place a prepared set.")
  private Path data;

  @Option(
      names = "--every-place",
      description = "Learn from all places of the whole images of a prepared set instead.")
  private boolean everyPlace;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "With --every-place: learn from the lesions of so many training patients only.")
  private Optional<Integer> patients = Optional.empty();

  @ArgGroup private Start start = new Start();

  @Mixin private TrainingOptions options;

  @Mixin private TrainingOutput output;

  /** Where the weights come from. */
  private static final class Start {
    @ArgGroup(exclusive = false)
    private NewNetwork network = new NewNetwork();

    @Option(
        names = "--extend",
        paramLabel = "MODEL",
        description = "Start from all weights of this patch model.")
    private Path extend;
  }

  /** A network that is no model yet. */
  private static final class NewNetwork {
    @Option(
        names = "--net",
        description = "The network: small (the default), medium, resnet50, vgg16, vgg19 ...")
    private String net = Backbone.SMALL.notation();

    @Option(
        names = "--weights",
        paramLabel = "FILE",
        description = "Features trained elsewhere: .safetensors of torchvision, or Keras's .h5.")
    private Path weights;
  }

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (patients.isPresent() && !everyPlace) {
      throw new MammoEdgeException(ExitCode.USAGE, "--patients goes with --every-place");
    }
    if (everyPlace) {
      output.print(spec, "mean of two AUCs", train(Dataset.open(data)));
    } else {
      output.print(spec, "accuracy", train(PatchSet.open(data)));
    }
    return ExitCode.GOOD.number();
  }

  private ModelDescription train(PatchSet patches) throws IOException {
    if (start.extend != null) {
      TrainingRequest request = options.request(Configurations.PATCH_EXTEND);
      return PatchTraining.extend(patches, start.extend, request);
    }
    Backbone backbone = Backbone.named(start.network.net);
    TrainingRequest request = options.request(usual(backbone));
    return start.network.weights == null
        ? PatchTraining.random(patches, backbone, request)
        : PatchTraining.pretrained(patches, backbone, start.network.weights, request);
  }

  private ModelDescription train(Dataset dataset) throws IOException {
    TrainingRequest request = options.request(Configurations.PLACES);
    if (start.network.weights != null) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "--every-place takes no --weights; --extend MODEL starts from a model");
    }
    return start.extend != null
        ? PlaceTraining.extend(dataset, patients, start.extend, request)
        : PlaceTraining.random(dataset, patients, Backbone.named(start.network.net), request);
  }

  private Configurations usual(Backbone backbone) {
    if (start.network.weights != null) {
      return Configurations.PATCH_PAPER;
    }
    return backbone.isPublished() ? Configurations.PATCH_PAPER_RANDOM : Configurations.PATCH;
  }
}
