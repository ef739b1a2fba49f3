package io.mammoedge.trainer.recipe;

import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.Descriptions;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.train.Evaluation;
import io.mammoedge.trainer.train.History;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.Samples;
import io.mammoedge.trainer.train.Training;
import io.mammoedge.trainer.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One training into one model directory.
 *
 * @param kind of the model
 * @param score the name of what is maximised
 * @param classes in output order
 * @param height rows of the input
 * @param width columns of the input
 */
record Run(String kind, String score, List<String> classes, int height, int width) {
  ModelDescription train(
      Network network,
      TrainingConfig config,
      Samples train,
      Evaluation validation,
      Dataset dataset,
      Optional<Path> parent,
      Path out)
      throws IOException {
    ModelDirectory directory = ModelDirectory.create(out);
    float mean = (float) dataset.description().pixels().mean();
    Training.Result result =
        new Training(network, config, train, validation, mean)
            .run(title(parent), directory::checkpoint);
    ModelDescription description =
        Descriptions.of(
            kind, network.spec(), classes, height, width, config, dataset, result.best(), parent);
    directory.finish(
        description,
        network.weights(),
        History.csv(result),
        History.svg(result, network.spec().notation(), score));
    return description;
  }

  private String title(Optional<Path> parent) {
    return kind.equals(ModelDescription.PATCH)
        ? "Training on patches"
        : parent.isPresent()
            ? "Training on images, from patches"
            : "Training on images, from random weights";
  }
}
