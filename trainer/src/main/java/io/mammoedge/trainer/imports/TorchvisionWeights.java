package io.mammoedge.trainer.imports;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.weights.Safetensors;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Weights in {@code .safetensors} files under torchvision's names, or under ours. */
final class TorchvisionWeights {
  private TorchvisionWeights() {}

  /**
   * Takes weights over.
   *
   * @param network notation, for the error
   * @param shapes of the wanted parameters by our path, in order of execution
   * @throws MammoEdgeException naming what is missing or of another shape
   */
  static Map<String, Tensor> read(Path file, String network, Map<String, long[]> shapes)
      throws IOException {
    if (file.toString().matches(".*\\.(pt|pth|bin|ckpt)")) {
      throw new MammoEdgeException(
          ExitCode.INPUT_REFUSED,
          file
              + " is a pickle, which can run any program; write it anew in Python with"
              + " safetensors.torch.save_file(state_dict, 'weights.safetensors')");
    }
    Map<String, Tensor> tensors = Safetensors.read(file).tensors();
    StateDict dict = new StateDict(file.toString(), tensors);
    boolean isOurs =
        shapes.keySet().stream()
            .filter(path -> path.startsWith("features."))
            .anyMatch(tensors::containsKey);
    Map<String, String> names = TorchvisionNames.of(shapes.keySet());
    shapes.forEach(
        (path, shape) -> dict.take(path, isOurs ? path : names.getOrDefault(path, path), shape));
    return dict.taken(network);
  }
}
