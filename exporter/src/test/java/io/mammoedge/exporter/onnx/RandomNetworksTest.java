package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import io.mammoedge.exporter.testing.BlockParity;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deeper networks, drawn from all blocks. */
class RandomNetworksTest {
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void networks(long seed) {
    Random random = new Random(seed);
    SequentialBlock network = new SequentialBlock();
    for (int i = random.nextInt(3, 9); i > 0; i--) {
      network.add(layer(random, 2));
    }
    network
        .add(random.nextBoolean() ? Pool.globalAvgPool2dBlock() : Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(random.nextInt(1, 6)).build());
    BlockParity.assertSame(network, seed, random.nextInt(1, 3), 3, 12, 13);
  }

  private static Block layer(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0, 1 -> convolution(random);
      case 2 -> BatchNorm.builder().build();
      case 3 -> LayerNorm.builder().build();
      case 4 -> activation(random);
      case 5 -> Dropout.builder().build();
      case 6 -> Pool.avgPool2dBlock(new Shape(2, 3), new Shape(1, 1), new Shape(1, 1));
      case 7 -> new SequentialBlock().add(layer(random, depth - 1)).add(activation(random));
      default -> branches(random);
    };
  }

  private static Block convolution(Random random) {
    return Conv2d.builder()
        .setFilters(random.nextInt(1, 6))
        .setKernelShape(new Shape(3, 3))
        .optPadding(new Shape(1, 1))
        .optBias(random.nextBoolean())
        .build();
  }

  private static Block activation(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Activation.reluBlock();
      case 1 -> Activation.leakyReluBlock(random.nextFloat());
      case 2 -> Activation.geluBlock();
      case 3 -> Activation.swishBlock(1 + random.nextFloat());
      default -> Activation.mishBlock();
    };
  }

  /** Both branches keep height and width; their channels are put one after the other. */
  private static Block branches(Random random) {
    return new ParallelBlock(
            branches ->
                new NDList(
                    NDArrays.concat(
                        new NDList(
                            branches.get(0).singletonOrThrow(), branches.get(1).singletonOrThrow()),
                        1)))
        .add(new SequentialBlock().add(convolution(random)).add(activation(random)))
        .add(convolution(random));
  }
}
