package io.mammoedge.trainer.recipe;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.evaluate.Judges;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDescription.Spent;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.train.Evaluation;
import io.mammoedge.trainer.train.PlaceSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Trains patch classifiers on all places of whole images at once. Patches drawn at random show
 * little of what a whole image holds; here every place of every image is one, at the cost of the
 * pixels that overlapping patches would share. The result is a patch model whose patches are one
 * place of the features large.
 */
public final class PlaceTraining {
  /** A size at which the place of any backbone can be read off. */
  private static final ImageSize ANY = new ImageSize(256, 256);

  private PlaceTraining() {}

  /**
   * From random weights.
   *
   * @param patients of the training split whose lesions are used; empty: all
   */
  public static ModelDescription random(
      Dataset dataset, Optional<Integer> patients, Backbone backbone, TrainingRequest request)
      throws IOException {
    return train(dataset, patients, backbone, Start.RANDOM, request);
  }

  /** From all weights of a patch model, which stays as it is; otherwise as {@link #random}. */
  public static ModelDescription extend(
      Dataset dataset, Optional<Integer> patients, Path model, TrainingRequest request)
      throws IOException {
    ModelDirectory parent = Start.parent(model, ModelDescription.PATCH, PatchTraining.CLASSES);
    Backbone backbone = Backbone.named(parent.description().network());
    return train(dataset, patients, backbone, Start.ofModel(parent), request);
  }

  private static ModelDescription train(
      Dataset dataset,
      Optional<Integer> patients,
      Backbone backbone,
      Start start,
      TrainingRequest request)
      throws IOException {
    requireUnbalanced(request);
    long seed = request.config().seed();
    Optional<AnnotatedPatients> annotated =
        patients.map(wanted -> AnnotatedPatients.draw(dataset, wanted, seed));
    Optional<Spent> spent = annotated.map(some -> some.spent(dataset));
    Optional<ModelDescription> finished = Finished.of(request, dataset, spent);
    if (finished.isPresent()) {
      return finished.get();
    }
    Dataset seen = annotated.map(some -> some.view(dataset)).orElse(dataset);
    ImageSize map = backbone.places(dataset.description().size());
    PlaceSamples train = samples(seen, Split.TRAIN, map);
    PlaceSamples validation = samples(seen, Split.VALIDATION, map);
    int place = ANY.height() / backbone.places(ANY).height();
    return new Run(
            ModelDescription.PATCH,
            "mean of two AUCs",
            PatchTraining.CLASSES,
            new ImageSize(place, place),
            request,
            spent)
        .train(
            NetworkSpec.places(backbone, PatchTraining.CLASSES.size()),
            start,
            new Run.Samples(train, new Evaluation(validation, Judges::places)),
            seen);
  }

  /** A wish that would not be heard is refused. */
  private static void requireUnbalanced(TrainingRequest request) {
    if (request.config().balanceClasses()) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          "balanceClasses is for single patches; of places, one of a lesion weighs as much as"
              + " eight of background: set it to false");
    }
  }

  private static PlaceSamples samples(Dataset dataset, Split split, ImageSize map) {
    PlaceSamples samples = PlaceSamples.of(dataset, split, map);
    List<Boolean> kinds = samples.kinds();
    if (!kinds.containsAll(List.of(true, false))) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          dataset.folder()
              + ": the "
              + split
              + " split needs benign and malignant lesions whose place is known");
    }
    return samples;
  }
}
