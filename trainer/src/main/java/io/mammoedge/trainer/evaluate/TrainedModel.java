package io.mammoedge.trainer.evaluate;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.runtime.preprocess.Plane;
import io.mammoedge.runtime.preprocess.Preprocessing;
import io.mammoedge.runtime.release.StepWords;
import io.mammoedge.trainer.dataset.Dataset;
import io.mammoedge.trainer.model.ModelDescription;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.train.Softmax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A model with its preprocessing: the reference that every release is held against. */
public final class TrainedModel implements AutoCloseable {
  private final ModelDirectory directory;
  private final ModelDescription description;
  private final Network network;

  private TrainedModel(ModelDirectory directory, ModelDescription description, Network network) {
    this.directory = directory;
    this.description = description;
    this.network = network;
  }

  /** Loads a model directory; the caller closes the result. */
  public static TrainedModel open(Path path) throws IOException {
    ModelDirectory directory = ModelDirectory.open(path);
    ModelDescription description = directory.description();
    return new TrainedModel(directory, description, directory.load());
  }

  /** Where it lies. */
  public ModelDirectory directory() {
    return directory;
  }

  /** What it is. */
  public ModelDescription description() {
    return description;
  }

  /** Its weights in the engine. */
  public Network network() {
    return network;
  }

  /** From presentation values to its input. */
  public Preprocessing preprocessing() {
    return Preprocessing.of(description.data().preprocessing().steps(), description.mean());
  }

  /**
   * Makes sure that images were prepared as those it was trained on.
   *
   * @throws MammoEdgeException when they were not
   */
  void requireSteps(Dataset dataset) {
    Preprocessing trained = description.data().preprocessing();
    Preprocessing prepared = dataset.description().preprocessing();
    if (!trained.equals(prepared)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          String.format(
              "%s takes images prepared by the steps '%s', but %s was prepared by '%s'",
              directory.path(), words(trained), dataset.folder(), words(prepared)));
    }
  }

  private static String words(Preprocessing preprocessing) {
    return preprocessing.steps().stream().map(StepWords::of).collect(Collectors.joining("; "));
  }

  /**
   * Log-probabilities by class.
   *
   * @param input preprocessed
   */
  public double[] logProbabilities(Plane input) {
    return Softmax.logOf(network.logits(input.values(), 1, input.height(), input.width())[0]);
  }

  @Override
  public void close() {
    network.close();
  }
}
