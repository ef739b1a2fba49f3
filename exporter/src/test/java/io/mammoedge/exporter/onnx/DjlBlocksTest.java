package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import io.mammoedge.exporter.testing.Agreement;
import io.mammoedge.exporter.testing.NetworkModel;
import io.mammoedge.exporter.testing.OrtModel;
import io.mammoedge.exporter.testing.RandomNets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DJL's own blocks in DJL against their converted graphs in ONNX Runtime. */
class DjlBlocksTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomConvolutions(long seed) {
    Random random = new Random(seed);
    int groups = 1 + random.nextInt(3);
    int channels = groups * (1 + random.nextInt(3));
    Conv2d convolution =
        Conv2d.builder()
            .setFilters(groups * (1 + random.nextInt(4)))
            .setKernelShape(new Shape(1 + random.nextInt(4), 1 + random.nextInt(4)))
            .optStride(new Shape(1 + random.nextInt(3), 1 + random.nextInt(3)))
            .optPadding(new Shape(random.nextInt(3), random.nextInt(3)))
            .optDilation(new Shape(1 + random.nextInt(2), 1 + random.nextInt(2)))
            .optGroups(groups)
            .optBias(random.nextBoolean())
            .build();
    assertSame(convolution, 4, 2, channels, 17 + random.nextInt(5), 13 + random.nextInt(5));
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-5f, 0.5f})
  void batchNormWithItsEpsilon(float epsilon) {
    assertSame(BatchNorm.builder().optEpsilon(epsilon).build(), 4, 2, 5, 6, 7);
  }

  @Test
  void batchNormWithoutScaleAndCentre() {
    assertSame(BatchNorm.builder().optScale(false).optCenter(false).build(), 4, 2, 5, 6, 7);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void linear(boolean bias) {
    assertSame(Linear.builder().setUnits(4).optBias(bias).build(), 2, 3, 7);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void activations(Block activation) {
    assertSame(activation, 4, 2, 3, 5, 7);
  }

  static List<Block> activations() {
    return List.of(
        Activation.reluBlock(),
        Activation.sigmoidBlock(),
        Activation.tanhBlock(),
        Activation.softPlusBlock(),
        Activation.softSignBlock(),
        Activation.seluBlock(),
        Blocks.identityBlock(),
        Dropout.builder().optRate(0.9f).build());
  }

  @Test
  void sequentialWithPoolAndHead() {
    assertSame(
        new SequentialBlock()
            .add(Conv2d.builder().setFilters(6).setKernelShape(new Shape(3, 3)).build())
            .add(BatchNorm.builder().build())
            .add(Activation.reluBlock())
            .add(Pool.globalAvgPool2dBlock())
            .add(Linear.builder().setUnits(3).build()),
        2,
        2,
        3,
        11,
        9);
  }

  /** Unfolded and folded, on noise. */
  private void assertSame(Block block, int outputRank, long... shape) {
    RandomNets.filled(block, manager, new Random(1), new Shape(shape));
    int size = 1;
    for (long dim : shape) {
      size *= (int) dim;
    }
    float[] image = RandomNets.noise(2, size);
    float[] expected = RandomNets.evaluate(block, manager, image, shape);
    Network network = Converters.djl().network(block, "image", "net");
    for (Network form : List.of(network, BatchNormFold.apply(network))) {
      try (OrtModel ort = new OrtModel(NetworkModel.of(form, shape.length, outputRank))) {
        Agreement.assertClose(ort.run("result", image, shape), expected, 1e-5);
      }
    }
  }
}
