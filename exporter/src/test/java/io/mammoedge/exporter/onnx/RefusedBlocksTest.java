package io.mammoedge.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;
import io.mammoedge.exporter.network.TrainerConverters;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.net.Chain;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RefusedBlocksTest {
  @Test
  void anUnknownBlockIsNamedWithItsPath() {
    Chain stage = new Chain().add("unit2", new Chain().add("norm", LayerNorm.builder().build()));
    assertThatThrownBy(convert(new Chain().add("stage1", stage)))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessage(
            "cannot export: block 'stage1.unit2.norm' is a ai.djl.nn.norm.LayerNorm, for which no"
                + " ONNX converter is registered");
  }

  @Test
  void theNetworkItselfMayBeUnknown() {
    assertThatThrownBy(convert(LayerNorm.builder().build()))
        .hasMessageStartingWith("cannot export: the network is a ai.djl.nn.norm.LayerNorm");
  }

  @Test
  void aFunctionWithHiddenParametersIsRefused() {
    assertThatThrownBy(convert(new Chain().add("slope", Activation.leakyReluBlock(0.1f))))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("'slope'")
        .hasMessageContaining("LeakyReLU");
  }

  @Test
  void aFunctionWithoutANameIsRefused() {
    assertThatThrownBy(convert(new Chain().add("double", LambdaBlock.singleton(x -> x.mul(2)))))
        .hasMessageContaining("'double' is a LambdaBlock named 'RefusedBlocksTest");
  }

  @Test
  void aNetworkWithoutWeightsIsRefused() {
    assertThatThrownBy(convert(new Chain().add("fc", Linear.builder().setUnits(2).build())))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessage("cannot export: block 'fc' has no values for 'weight'; load its weights first");
  }

  @Test
  void whatOnnxCannotSayIsRefused() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Block lastAxis = BatchNorm.builder().optAxis(3).build();
      lastAxis.initialize(manager, DataType.FLOAT32, new Shape(1, 4, 5, 6));
      assertThatThrownBy(convert(lastAxis)).hasMessageContaining("normalises axis 3");

      Block onMaps = Linear.builder().setUnits(2).build();
      onMaps.initialize(manager, DataType.FLOAT32, new Shape(1, 4, 5));
      assertThatThrownBy(convert(onMaps)).hasMessageContaining("is a Linear on (1, 4, 5)");
    }
  }

  @Test
  void aSequenceThatReturnsEverythingIsRefused() {
    assertThatThrownBy(convert(new SequentialBlock().setReturnIntermediate(true)))
        .hasMessageContaining("intermediate results");
  }

  private static ThrowingCallable convert(Block block) {
    return () -> TrainerConverters.all().network(block, "image", "");
  }
}
