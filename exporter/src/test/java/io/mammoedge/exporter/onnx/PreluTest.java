package io.mammoedge.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Prelu;
import ai.djl.training.initializer.ConstantInitializer;
import io.mammoedge.exporter.testing.NetworkModel;
import io.mammoedge.exporter.testing.OrtModel;
import org.junit.jupiter.api.Test;

/** DJL's PyTorch engine has no PReLU to compare with; its definition is. */
class PreluTest {
  @Test
  void negativeValuesAreScaled() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Prelu block = new Prelu();
      block.setInitializer(new ConstantInitializer(0.25f), "alpha");
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 2, 2));
      Network network = Converters.djl().network(block, "image", "");
      try (OrtModel ort = new OrtModel(NetworkModel.of(network, 3, 3))) {
        assertThat(ort.run("result", new float[] {-2, -1, 0, 3}, 1, 2, 2))
            .containsExactly(-0.5f, -0.25f, 0, 3);
      }
    }
  }
}
