package io.mammoedge.trainer.imports;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.Backbone;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The features of a network that was trained elsewhere, whatever its head was. */
public final class PretrainedFeatures {
  /** Weights of features do not depend on it. */
  private static final ImageSize ANY_SIZE = new ImageSize(64, 64);

  private static final String PREFIX = "features.";

  private PretrainedFeatures() {}

  /**
   * Reads them.
   *
   * @param file {@code .safetensors} under torchvision's names or ours, or Keras's {@code .h5}
   * @return every parameter below {@code features}, by path
   * @throws MammoEdgeException when the file is not of that network
   */
  public static Map<String, Tensor> read(Path file, Backbone backbone) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new MammoEdgeException(ExitCode.USAGE, file + ": no such file");
    }
    if (KerasFile.isOne(file)) {
      return features(KerasImport.read(file).requireBackbone(backbone).weights());
    }
    Map<String, long[]> shapes = Shapes.of(NetworkSpec.patch(backbone, 2), ANY_SIZE);
    shapes.keySet().removeIf(path -> !path.startsWith(PREFIX));
    return TorchvisionWeights.read(file, backbone.notation(), shapes);
  }

  private static Map<String, Tensor> features(Map<String, Tensor> all) {
    Map<String, Tensor> features = new LinkedHashMap<>(all);
    features.keySet().removeIf(path -> !path.startsWith(PREFIX));
    return features;
  }
}
