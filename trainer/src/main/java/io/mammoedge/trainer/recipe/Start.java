package io.mammoedge.trainer.recipe;

import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.imports.PretrainedFeatures;
import io.mammoedge.trainer.model.ModelDirectory;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights that a training starts from.
 *
 * @param weights by path; the network's other weights are random
 * @param parent the model or file that they are of, if any
 * @param digest SHA-256 of the file that they are in, or a word for random ones
 * @param option with which a user asks for them, or ""
 */
record Start(Map<String, Tensor> weights, Optional<Path> parent, String digest, String option) {
  /** Nothing but a seed. */
  static final Start RANDOM = new Start(Map.of(), Optional.empty(), "random", "");

  Start {
    weights = new LinkedHashMap<>(weights);
  }

  /** All weights of a model. */
  static Start ofModel(ModelDirectory model) throws IOException {
    return ofModel(model, "--extend");
  }

  /** The same, asked for with that option. */
  static Start ofModel(ModelDirectory model, String option) throws IOException {
    return new Start(
        model.weights(), Optional.of(model.path()), Digests.sha256(model.weightsFile()), option);
  }

  /** The features in a file from elsewhere. */
  static Start ofFile(Path file, Backbone backbone) throws IOException {
    Map<String, Tensor> features = PretrainedFeatures.read(file, backbone);
    return new Start(features, Optional.of(file), Digests.sha256(file), "--weights");
  }

  /**
   * An existing model of that kind, to go on with all its weights.
   *
   * @throws MammoEdgeException if it is of another, or has other classes
   */
  static ModelDirectory parent(Path model, String kind, List<String> classes) {
    ModelDirectory directory = parent(model, kind);
    if (!directory.description().classes().equals(classes)) {
      throw new MammoEdgeException(
          ExitCode.USAGE,
          model
              + " has the classes "
              + String.join(",", directory.description().classes())
              + "; going on with it needs "
              + String.join(",", classes));
    }
    return directory;
  }

  /**
   * An existing model of that kind.
   *
   * @throws MammoEdgeException if it is of another
   */
  static ModelDirectory parent(Path model, String kind) {
    ModelDirectory directory = ModelDirectory.open(model);
    String found = directory.description().kind();
    if (!found.equals(kind)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, model + " is not a model of kind '" + kind + "', but '" + found + "'");
    }
    return directory;
  }

  /** Puts the weights into a network. */
  void loadInto(Network network) {
    try {
      network.replace(weights);
    } catch (IllegalArgumentException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          parent.map(Path::toString).orElse("the start")
              + " does not fit network "
              + network.spec().notation()
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
