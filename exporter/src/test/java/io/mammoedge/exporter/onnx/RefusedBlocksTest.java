package io.mammoedge.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2dTranspose;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import io.mammoedge.exporter.network.TrainerConverters;
import io.mammoedge.runtime.MammoEdgeException;
import io.mammoedge.trainer.net.Chain;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RefusedBlocksTest {
  @Test
  void anUnknownBlockIsNamedWithItsPath() {
    Chain stage = new Chain().add("unit2", new Chain().add("up", deconvolution()));
    assertThatThrownBy(convert(new Chain().add("stage1", stage)))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessage(
            "cannot export: block 'stage1.unit2.up' is a"
                + " ai.djl.nn.convolutional.Conv2dTranspose, for which no ONNX converter is"
                + " registered");
  }

  @Test
  void theNetworkItselfMayBeUnknown() {
    assertThatThrownBy(convert(deconvolution()))
        .hasMessageStartingWith("cannot export: the network is a ai.djl.nn.convolutional.Conv2dT");
  }

  private static Block deconvolution() {
    return Conv2dTranspose.builder().setFilters(2).setKernelShape(new Shape(2, 2)).build();
  }

  /** A name is no proof. */
  @Test
  void anotherFunctionUnderTheNameOfAnActivationIsRefused() {
    for (String name : List.of("ReLU", "LeakyReLU", "ELU", "Swish", "GELU", "Mish", "identity")) {
      Block block = LambdaBlock.singleton(x -> x.square().sub(1), name);
      assertThatThrownBy(convert(new Chain().add("act", block)))
          .isInstanceOf(MammoEdgeException.class)
          .hasMessageContaining(
              "block 'act' is a LambdaBlock named '%s' with another function than DJL's: at "
                  .formatted(name));
    }
  }

  @Test
  void anActivationThatIsNotElementWiseIsRefused() {
    assertThatThrownBy(convert(LambdaBlock.singleton(x -> x.sum(), "ReLU")))
        .hasMessageContaining("17 numbers became 1");
  }

  @Test
  void anotherFunctionUnderTheNameOfAPoolIsRefused() {
    Shape two = new Shape(2, 2);
    Block block =
        LambdaBlock.singleton(
            x -> Pool.maxPool2d(x, two, two, new Shape(0, 0), false), "maxPool2d");
    assertThatThrownBy(convert(new Chain().add("pool", block)))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("'pool' is a LambdaBlock named 'maxPool2d' with a function of")
        .hasMessageEndingWith("RefusedBlocksTest, not of ai.djl.nn.pooling.Pool");
  }

  @Test
  void aPaddingThatDjlLeavesOutIsRefused() {
    Shape two = new Shape(2, 2);
    assertThatThrownBy(convert(Pool.lpPool2dBlock(2, two, two, new Shape(0, 1))))
        .hasMessageContaining("lpPool with padding");
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
      Block overBatch = BatchNorm.builder().optAxis(0).build();
      overBatch.initialize(manager, DataType.FLOAT32, new Shape(1, 4, 5, 6));
      assertThatThrownBy(convert(overBatch)).hasMessageContaining("normalises axis 0");
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
