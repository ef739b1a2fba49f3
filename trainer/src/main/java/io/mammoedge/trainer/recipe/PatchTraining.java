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
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.PatchSamples;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Trains patch classifiers (paper §2). */
public final class PatchTraining {
  private PatchTraining() {}

  /**
   * Trains a patch classifier from random weights.
   *
   * @param out directory of the new model
   */
  public static ModelDescription run(
      PatchSet patches, Backbone backbone, TrainingConfig config, Path out) throws IOException {
    List<String> classes = Arrays.stream(PatchClass.values()).map(PatchClass::word).toList();
    ModelDirectory.create(out);
    PatchSamples train = samples(patches, Split.TRAIN);
    PatchSamples validation = samples(patches, Split.VALIDATION);
    NetworkSpec spec = NetworkSpec.patch(backbone, classes.size());
    Network.Setup setup = Network.Setup.of(new ImageSize(patches.size(), patches.size()));
    try (Network network = Network.random(spec, setup, config.seed())) {
      return new Run(ModelDescription.PATCH, "accuracy", classes, patches.size(), patches.size())
          .train(
              network,
              config,
              train,
              new Evaluation(validation, Evaluation::accuracy),
              patches.dataset(),
              Optional.empty(),
              out);
    }
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
