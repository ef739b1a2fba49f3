package io.mammoedge.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.pooling.Pool;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaConverterTest {
  /** Negative slopes and slopes that are no decimal fractions too: the float itself is found. */
  @Test
  void slopesAreExact() {
    for (float alpha : new float[] {0.01f, 1f / 3, -0.7f, 12.5f}) {
      assertThat(alpha(Activation.leakyReluBlock(alpha))).isEqualTo(alpha);
      assertThat(alpha(Activation.eluBlock(alpha))).isEqualTo(alpha);
    }
  }

  private static float alpha(Block block) {
    return Attributes.find(node(block), "alpha").orElseThrow().getF();
  }

  private static NodeProto node(Block block) {
    return Converters.djl().network(block, "x", "").graph().nodes().get(0);
  }

  @Test
  void aFunctionOfOnesOwnIsAddedByName() {
    BlockConverter<LambdaBlock> twice =
        (block, input, site) -> site.node("Mul", List.of(input, site.scalar("two", 2)));
    Converters converters =
        Converters.djl().with(LambdaBlock.class, LambdaConverter.djl().with("double", twice));
    LambdaBlock block = LambdaBlock.singleton(x -> x.mul(2), "double");
    assertThat(converters.network(block, "x", "").graph().nodes())
        .extracting(NodeProto::getOpType)
        .containsExactly("Mul");
  }

  @Test
  void poolsAreReadFromTheirLambdas() {
    NodeProto pool =
        node(Pool.maxPool2dBlock(new Shape(3, 2), new Shape(2, 1), new Shape(1, 0), true));
    assertThat(Attributes.longs(pool, "kernel_shape")).containsExactly(3L, 2L);
    assertThat(Attributes.longs(pool, "strides")).containsExactly(2L, 1L);
    assertThat(Attributes.longs(pool, "pads")).containsExactly(1L, 0L, 1L, 0L);
    assertThat(Attributes.find(pool, "ceil_mode").orElseThrow().getI()).isOne();
  }

  @Test
  void aLambdaOfAnotherShapeIsToldApart() {
    CapturedArguments captured = new CapturedArguments(Pool.class, List.of(2f));
    assertThatThrownBy(() -> WindowPool.of(captured, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "this version of DJL captures [2.0] in a lambda of ai.djl.nn.pooling.Pool; expected a"
                + " Shape at 0");
    assertThatThrownBy(() -> Hidden.read(LambdaBlock.class, "function", captured))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this version of DJL has no field 'function' in ai.djl.nn.LambdaBlock");
  }
}
