package io.mammoedge.trainer.imports;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.mammoedge.trainer.dataset.ImageSize;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shapes that a network's parameters have. */
final class Shapes {
  private Shapes() {}

  /** By path, in order of execution. */
  static Map<String, long[]> of(NetworkSpec spec, ImageSize size) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      Chain network = spec.build();
      network.initialize(
          manager,
          DataType.FLOAT32,
          new Shape(1, spec.backbone().channels(), size.height(), size.width()));
      Weights.named(network)
          .forEach((path, parameter) -> shapes.put(path, parameter.getShape().getShape()));
    }
    return shapes;
  }
}
