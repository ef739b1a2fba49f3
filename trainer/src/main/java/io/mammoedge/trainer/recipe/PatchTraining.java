package io.mammoedge.trainer.recipe;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.dataset.Split;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.patch.PatchClass;
import io.mammoedge.trainer.patch.PatchSet;
import io.mammoedge.trainer.train.Evaluation;
import io.mammoedge.trainer.train.PatchSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains patch classifiers (paper §2). */
public final class PatchTraining {
  static final List<String> CLASSES = PatchClass.words();

  private PatchTraining() {}

  /** From random weights. */
  public static ModelDescription random(
      PatchSet patches, Backbone backbone, TrainingRequest request) throws IOException {
    return train(patches, spec(backbone), Start.RANDOM, request);
  }

  /**
   * From weights trained elsewhere, on other images.
   *
   * @param weights a file of {@link PretrainedFeatures}
   */
  public static ModelDescription pretrained(
      PatchSet patches, Backbone backbone, Path weights, TrainingRequest request)
      throws IOException {
    return train(patches, spec(backbone), Start.ofFile(weights, backbone), request);
  }

  /** From all weights of a patch model, which stays as it is. */
  public static ModelDescription extend(PatchSet patches, Path model, TrainingRequest request)
      throws IOException {
    ModelDirectory parent = Start.parent(model, ModelDescription.PATCH, CLASSES);
    NetworkSpec spec = NetworkSpec.parse(parent.description().network(), CLASSES.size());
    return train(patches, spec, Start.ofModel(parent), request);
  }

  private static NetworkSpec spec(Backbone backbone) {
    return NetworkSpec.patch(backbone, CLASSES.size());
  }

  private static ModelDescription train(
      PatchSet patches, NetworkSpec spec, Start start, TrainingRequest request) throws IOException {
    Optional<ModelDescription> finished = Finished.of(request, patches.dataset(), Optional.empty());
    if (finished.isPresent()) {
      return finished.get();
    }
    PatchSamples train = samples(patches, Split.TRAIN);
    PatchSamples validation = samples(patches, Split.VALIDATION);
    ImageSize size = new ImageSize(patches.size(), patches.size());
    return new Run(ModelDescription.PATCH, "accuracy", CLASSES, size, request, Optional.empty())
        .train(
            spec,
            start,
            new Run.Samples(train, new Evaluation(validation, Evaluation::accuracy)),
            patches.dataset());
  }

  private static PatchSamples samples(PatchSet patches, Split split) {
    PatchSamples samples = PatchSamples.of(patches, split);
    if (samples.size() == 0) {
      throw new MammoEdgeException(
          ExitCode.NO_USABLE_CASE,
          "the patch set has no patch in the " + split + " split; more patients are needed");
    }
    return samples;
  }
}
