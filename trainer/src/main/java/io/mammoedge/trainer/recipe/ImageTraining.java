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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains whole-image classifiers (paper §3). */
public final class ImageTraining {
  /** The paper's top in the proportions of our own networks. */
  private static final String UNITS = "[64-64-128]x1,[64-64-128]x1";

  private static final ImageSize ONE_PLACE = new ImageSize(1, 1);

  /** What did best on real mammograms above a classifier of places. */
  private static final String OPINION = "attend4";

  /** The option that names the model, as users of {@code finetune} type it. */
  static final String FINETUNE = "--model";

  private static final List<String> CLASSES = List.of("benign", "malignant");

  private ImageTraining() {}

  /** The layers that are put on a network of whole images where nothing else is asked for. */
  public static Top usualTop() {
    return Top.parse(UNITS);
  }

  /**
   * The same on a patch model: its opinion, if it has learned from every place of whole images;
   * else bottleneck units, as it takes much for a lesion that is none.
   */
  public static Top usualTop(Path patchModel) {
    ModelDescription made = Start.parent(patchModel, ModelDescription.PATCH).description();
    return features(made).equals(ONE_PLACE) ? Top.parse(OPINION) : usualTop();
  }

  /** What its network makes of one of its patches. */
  private static ImageSize features(ModelDescription patch) {
    return Backbone.named(patch.network()).places(new ImageSize(patch.height(), patch.width()));
  }

  /**
   * A patch model without its output, or with it as a heat map, under new layers (paper §3.1). The
   * map pools as many features as one of its patches has.
   *
   * @param patchModel directory of the patch model
   */
  public static ModelDescription fromPatches(
      Dataset dataset, Path patchModel, Top top, TrainingRequest request) throws IOException {
    ModelDirectory patch = Start.parent(patchModel, ModelDescription.PATCH);
    Top fitting = top.forPatches(features(patch.description()));
    NetworkSpec spec =
        NetworkSpec.wholeImage(Backbone.named(patch.description().network()), fitting);
    return train(dataset, spec, TakenOver.from(Start.ofModel(patch), fitting), request);
  }

  /** The same network from random weights: what the paper compares with. */
  public static ModelDescription direct(
      Dataset dataset, Backbone backbone, Top top, TrainingRequest request) throws IOException {
    return train(dataset, NetworkSpec.wholeImage(backbone, top), TakenOver.nothing(top), request);
  }

  /** From all weights of a whole-image model, which stays as it is. */
  public static ModelDescription extend(Dataset dataset, Path model, TrainingRequest request)
      throws IOException {
    ModelDirectory parent = Start.parent(model, ModelDescription.IMAGE, CLASSES);
    NetworkSpec spec = NetworkSpec.parse(parent.description().network(), CLASSES.size());
    return train(dataset, spec, Start.ofModel(parent), request);
  }

  /**
   * The same on some patients of another site (paper §4); the new model says how many.
   *
   * @param site with those patients only
   */
  public static ModelDescription finetune(
      Dataset site, Path model, ModelDescription.Spent spent, TrainingRequest request)
      throws IOException {
    ModelDirectory parent = Start.parent(model, ModelDescription.IMAGE, CLASSES);
    NetworkSpec spec = NetworkSpec.parse(parent.description().network(), CLASSES.size());
    return train(site, spec, Start.ofModel(parent, FINETUNE), Optional.of(spent), request);
  }

  private static ModelDescription train(
      Dataset dataset, NetworkSpec spec, Start start, TrainingRequest request) throws IOException {
    return train(dataset, spec, start, Optional.empty(), request);
  }

  private static ModelDescription train(
      Dataset dataset,
      NetworkSpec spec,
      Start start,
      Optional<ModelDescription.Spent> spent,
      TrainingRequest request)
      throws IOException {
    Optional<ModelDescription> finished = Finished.of(request, dataset, spent);
    if (finished.isPresent()) {
      return finished.get();
    }
    ImageSamples train = new ImageSamples(dataset, bothClasses(dataset, Split.TRAIN));
    ImageSamples validation = new ImageSamples(dataset, bothClasses(dataset, Split.VALIDATION));
    return new Run(
            ModelDescription.IMAGE, "AUC", CLASSES, dataset.description().size(), request, spent)
        .train(
            spec, start, new Run.Samples(train, new Evaluation(validation, Judges::auc)), dataset);
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
