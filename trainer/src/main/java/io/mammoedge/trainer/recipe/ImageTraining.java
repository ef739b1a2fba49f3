package io.mammoedge.trainer.recipe;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageRow;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Judges;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Top;
import io.mammoedge.trainer.train.Evaluation;
import io.mammoedge.trainer.train.ImageSamples;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains whole-image classifiers (paper §3). */
public final class ImageTraining {
  /** The top of the demo's small network, in the paper's proportions. */
  public static final String DEFAULT_TOP = "[64-64-128]x1,[64-64-128]x1";

  private static final List<String> CLASSES = List.of("benign", "malignant");

  private ImageTraining() {}

  /**
   * A patch model without its output, under new layers (paper §3.1).
   *
   * @param patchModel directory of the patch model
   * @param out directory of the new model
   */
  public static ModelDescription fromPatches(
      Dataset dataset, Path patchModel, Top top, TrainingConfig config, Path out)
      throws IOException {
    ModelDirectory patch = ModelDirectory.open(patchModel);
    ModelDescription description = patch.description();
    if (!description.kind().equals(ModelDescription.PATCH)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          patchModel + " is not a patch model, but one of kind '" + description.kind() + "'");
    }
    NetworkSpec spec = NetworkSpec.wholeImage(Backbone.named(description.network()), top);
    try (Network network = Network.random(spec, setup(dataset), config.seed())) {
      loadFeatures(network, patch);
      return train(network, dataset, config, Optional.of(patchModel), out);
    }
  }

  private static Network.Setup setup(Dataset dataset) {
    return Network.Setup.of(dataset.description().size());
  }

  private static void loadFeatures(Network network, ModelDirectory patch) throws IOException {
    try {
      network.loadPart("features.", patch.weights());
    } catch (IllegalArgumentException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          patch.weightsFile() + " does not hold the features of its network: " + e.getMessage(),
          e);
    }
  }

  /** The same network from random weights: what the paper compares with. */
  public static ModelDescription direct(
      Dataset dataset, Backbone backbone, Top top, TrainingConfig config, Path out)
      throws IOException {
    NetworkSpec spec = NetworkSpec.wholeImage(backbone, top);
    try (Network network = Network.random(spec, setup(dataset), config.seed())) {
      return train(network, dataset, config, Optional.empty(), out);
    }
  }

  private static ModelDescription train(
      Network network, Dataset dataset, TrainingConfig config, Optional<Path> parent, Path out)
      throws IOException {
    ModelDirectory.create(out);
    ImageSamples train = new ImageSamples(dataset, bothClasses(dataset, Split.TRAIN));
    ImageSamples validation = new ImageSamples(dataset, bothClasses(dataset, Split.VALIDATION));
    ImageSize size = dataset.description().size();
    return new Run(ModelDescription.IMAGE, "AUC", CLASSES, size.height(), size.width())
        .train(
            network, config, train, new Evaluation(validation, Judges::auc), dataset, parent, out);
  }

  private static List<ImageRow> bothClasses(Dataset dataset, Split split) {
    List<ImageRow> rows = dataset.split(split);
    long malignant = rows.stream().filter(ImageRow::malignant).count();
    if (malignant == 0 || malignant == rows.size()) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          dataset.folder()
              + ": the "
              + split
              + " split has "
              + malignant
              + " malignant of "
              + rows.size()
              + " images; both classes are needed");
    }
    return rows;
  }
}
