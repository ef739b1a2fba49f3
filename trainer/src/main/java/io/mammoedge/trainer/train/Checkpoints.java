package io.mammoedge.trainer.train;

import ai.djl.ndarray.NDArray;
import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.config.JsonFile;
import io.mammoedge.trainer.net.Weights;
import io.mammoedge.trainer.weights.Safetensors;
import io.mammoedge.trainer.weights.Tensor;
import io.mammoedge.trainer.weights.TensorFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The folder {@code checkpoint/} of a training: {@code state.safetensors} (weights, moments and how
 * far it is, in one file, replaced atomically) and {@code best-N.safetensors}, the weights after
 * the best epoch so far.
 *
 * @param folder may not exist yet
 * @param identity what must be the same for a training to go on: network, configuration, data
 */
public record Checkpoints(Path folder, Map<String, String> identity) {
  private static final String WEIGHT = "weight/";
  private static final String FIRST = "first/";
  private static final String SECOND = "second/";

  /** Copies the map. */
  public Checkpoints {
    identity = Map.copyOf(identity);
  }

  /** What a checkpoint holds. */
  record Saved(RunState state, Map<String, Tensor> tensors) {
    Map<String, Tensor> weights() {
      Map<String, Tensor> weights = new LinkedHashMap<>();
      tensors.forEach(
          (name, tensor) -> {
            if (name.startsWith(WEIGHT)) {
              weights.put(name.substring(WEIGHT.length()), tensor);
            }
          });
      return weights;
    }

    void restore(Adam adam) {
      state
          .steps()
          .forEach(
              (name, count) ->
                  adam.restore(name, count, tensors.get(FIRST + name), tensors.get(SECOND + name)));
    }
  }

  /** Whether a training was interrupted here. */
  public boolean isPresent() {
    return Files.isRegularFile(stateFile());
  }

  private Path stateFile() {
    return folder.resolve("state.safetensors");
  }

  private Path bestFile(int epoch) {
    return folder.resolve("best-" + epoch + ".safetensors");
  }

  /**
   * Where the training is, if it has begun.
   *
   * @throws MammoEdgeException when it was begun on something else, or cannot be read
   */
  Optional<Saved> load() throws IOException {
    if (!isPresent()) {
      return Optional.empty();
    }
    Safetensors file = Safetensors.read(stateFile());
    Map<String, String> metadata = new TreeMap<>(file.metadata());
    RunState state =
        JsonFile.parse(metadata.remove("state"), RunState.class, stateFile().toString());
    requireSame(metadata);
    return Optional.of(new Saved(state, file.tensors()));
  }

  private void requireSame(Map<String, String> begun) {
    identity.forEach(
        (key, value) -> {
          if (!value.equals(begun.get(key))) {
            throw new MammoEdgeException(
                ExitCode.USAGE,
                String.format(
                    "%s was begun with another %s (%s, not %s); choose another --out",
                    folder.getParent(), key, begun.get(key), value));
          }
        });
  }

  /** Replaces the checkpoint. */
  void save(RunState state, Network network, Adam adam) {
    TensorFile file = new TensorFile();
    addWeights(file, network, WEIGHT);
    state.steps().keySet().forEach(name -> addMoments(file, adam, name));
    Map<String, String> metadata = new TreeMap<>(identity);
    metadata.put("state", JsonFile.text(state));
    file.write(stateFile(), metadata);
  }

  private static void addWeights(TensorFile file, Network network, String prefix) {
    Weights.named(network.block())
        .forEach((name, parameter) -> add(file, prefix + name, parameter.getArray()));
  }

  private static void addMoments(TensorFile file, Adam adam, String name) {
    add(file, FIRST + name, adam.moment(name, false));
    add(file, SECOND + name, adam.moment(name, true));
  }

  private static void add(TensorFile file, String name, NDArray array) {
    file.add(name, array.getShape().getShape(), array::toFloatArray);
  }

  /** Keeps the weights after an epoch, beside those of the best epoch before. */
  void keepBest(int epoch, Network network) {
    TensorFile file = new TensorFile();
    addWeights(file, network, "");
    file.write(bestFile(epoch), Map.of());
  }

  /** The weights after an epoch that was the best. */
  Map<String, Tensor> best(int epoch) throws IOException {
    return Safetensors.read(bestFile(epoch)).tensors();
  }

  /** Deletes the weights of every epoch but one. */
  void forgetAllBut(int epoch) throws IOException {
    try (DirectoryStream<Path> kept = Files.newDirectoryStream(folder, "best-*.safetensors")) {
      for (Path file : kept) {
        if (!file.equals(bestFile(epoch))) {
          Files.delete(file);
        }
      }
    }
  }

  /** Deletes everything: the training is finished and its model is written. */
  public void delete() throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
