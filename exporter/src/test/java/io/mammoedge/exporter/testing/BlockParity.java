package io.mammoedge.exporter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mammoedge.exporter.onnx.BatchNormFold;
import io.mammoedge.exporter.onnx.Converters;
import io.mammoedge.exporter.onnx.Network;
import java.util.List;
import java.util.Random;

/** A block in DJL in evaluation against its graph in ONNX Runtime. */
public final class BlockParity {
  private static final double RELATIVE = 1e-5;

  private BlockParity() {}

  /**
   * Gives the block random parameters and compares it on noise, as it is and folded, in opset 17
   * for even seeds and 18 for odd ones.
   */
  public static void assertSame(Block block, long seed, long... shape) {
    float[] noise = RandomNets.noise(seed, Math.toIntExact(new Shape(shape).size()));
    assertSameOn(noise, block, seed, shape);
  }

  /** As above, on the given values. */
  public static void assertSameOn(float[] input, Block block, long seed, long... shape) {
    try (NDManager manager = NDManager.newBaseManager()) {
      RandomNets.filled(block, manager, new Random(seed), new Shape(shape));
      NDArray expected = evaluate(block, manager, manager.create(input, new Shape(shape)));
      Network network = Converters.djl().network(block, "image", "net");
      for (Network form : List.of(network, BatchNormFold.apply(network))) {
        assertGives(expected, form, 17 + (int) (seed % 2), input, shape);
      }
    }
  }

  private static NDArray evaluate(Block block, NDManager manager, NDArray input) {
    return block
        .forward(new ParameterStore(manager, false), new NDList(input), false)
        .singletonOrThrow();
  }

  private static void assertGives(
      NDArray expected, Network form, int opset, float[] input, long... shape) {
    int rank = expected.getShape().dimension();
    try (OrtModel ort = new OrtModel(NetworkModel.ofOpset(opset, form, shape.length, rank))) {
      assertThat(ort.shape("result", input, shape)).isEqualTo(expected.getShape().getShape());
      Agreement.assertClose(ort.run("result", input, shape), expected.toFloatArray(), RELATIVE);
    }
  }
}
