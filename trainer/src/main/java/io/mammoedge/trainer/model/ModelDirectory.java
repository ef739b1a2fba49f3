package io.mammoedge.trainer.model;

import io.mammoedge.runtime.AtomicFile;
import io.mammoedge.runtime.Digests;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.train.Checkpoints;
import io.mammoedge.trainer.train.Network;
import io.mammoedge.trainer.weights.Safetensors;
import io.mammoedge.trainer.weights.Tensor;
import io.mammoedge.trainer.weights.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model on disk: {@code model.json}, {@code weights.safetensors}, {@code history.csv}, {@code
 * loss.svg}; {@code checkpoint/} while it is trained.
 *
 * @param path the directory
 */
public record ModelDirectory(Path path) {
  /** Where a new model goes; refuses to touch a finished one. */
  public static ModelDirectory create(Path path) throws IOException {
    if (Files.exists(path.resolve("model.json"))) {
      throw new MammoEdgeException(
          ExitCode.EXISTS_ALREADY, path + " holds a model already; choose another --out");
    }
    Files.createDirectories(path);
    return new ModelDirectory(path);
  }

  /** An existing model. */
  public static ModelDirectory open(Path path) {
    if (!Files.isRegularFile(path.resolve("model.json"))) {
      throw new MammoEdgeException(
          ExitCode.USAGE, path + " is not a model directory: it has no model.json");
    }
    return new ModelDirectory(path);
  }

  /** What the model is. */
  public ModelDescription description() {
    return JsonFile.read(path.resolve("model.json"), ModelDescription.class);
  }

  /** The file that holds the weights. */
  public Path weightsFile() {
    return path.resolve("weights.safetensors");
  }

  /** Its name and the digest of its weights. */
  public ModelDescription.Member identity() {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return new ModelDescription.Member(
        name == null ? "" : name.toString(), Digests.sha256(weightsFile()));
  }

  /** The weights by path. */
  public Map<String, Tensor> weights() throws IOException {
    return Safetensors.read(weightsFile()).tensors();
  }

  /** The network, ready to run; the caller closes it. */
  public Network load() throws IOException {
    ModelDescription description = description();
    NetworkSpec spec = NetworkSpec.parse(description.network(), description.classes().size());
    try {
      ImageSize size = new ImageSize(description.height(), description.width());
      return Network.of(spec, size, weights());
    } catch (IllegalArgumentException e) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          weightsFile() + " does not fit network " + description.network() + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * Where a training keeps what it needs to go on.
   *
   * @param identity see {@link Checkpoints}
   */
  public Checkpoints checkpoints(Map<String, String> identity) {
    return new Checkpoints(path.resolve("checkpoint"), identity);
  }

  /** Writes a model that was not trained here. */
  public void finish(ModelDescription description, Map<String, Tensor> weights) {
    writeWeights(description, weights);
    write(description);
  }

  private void writeWeights(ModelDescription description, Map<String, Tensor> weights) {
    TensorFile file = new TensorFile();
    weights.forEach((name, tensor) -> file.add(name, tensor.shape(), tensor::values));
    file.write(weightsFile(), Map.of("network", description.network(), "kind", description.kind()));
  }

  /** Writes the finished model; {@code model.json} comes last and makes it one. */
  public void finish(
      ModelDescription description, Map<String, Tensor> weights, String history, String curve) {
    writeWeights(description, weights);
    AtomicFile.write(path.resolve("history.csv"), history);
    AtomicFile.write(path.resolve("loss.svg"), curve);
    write(description);
  }

  /**
   * Told before long work that ends with a look at a test split, which {@code model.json} notes.
   *
   * @throws MammoEdgeException if nothing can be written beside it
   */
  public void requireWritable() {
    try {
      Files.delete(Files.createTempFile(path, ".", ".part"));
    } catch (IOException e) {
      throw new MammoEdgeException(
          ExitCode.IO,
          path
              + "/model.json cannot be written, and each look at a test split is noted there; copy"
              + " the model to a folder that can be written",
          e);
    }
  }

  /** Replaces {@code model.json}, for one evaluation more. */
  public void write(ModelDescription description) {
    JsonFile.write(path.resolve("model.json"), description);
  }
}
