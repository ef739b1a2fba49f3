package io.mammoedge.exporter.onnx;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import io.mammoedge.exporter.testing.BlockParity;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.exporter.testing.Sizes;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DJL's activations, with random constants, on small and large values. */
class ActivationsTest {
  static LongStream seeds() {
    return LongStream.range(0, 130);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void activations(long seed) {
    Random random = new Random(seed);
    float constant = (float) random.nextGaussian() * (random.nextBoolean() ? 1 : 30);
    List<Block> blocks = blocks(constant);
    Block block = blocks.get((int) seed % blocks.size());
    long[] shape = Sizes.random(random, random.nextInt(1, 5), 1, 6).getShape();
    BlockParity.assertSameOn(spread(seed, shape), block, seed, shape);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -0f, 1, 1e-3f, -1e-3f, 1e-6f, 1e4f, -1e4f, 0.3333333f, -1.702f})
  void constantsOfAnySize(float constant) {
    float[] values = spread(1, 200);
    BlockParity.assertSameOn(values, Activation.swishBlock(constant), 1, 200);
    BlockParity.assertSameOn(values, Activation.eluBlock(constant), 1, 200);
    BlockParity.assertSameOn(values, Activation.leakyReluBlock(constant), 1, 200);
  }

  private static List<Block> blocks(float constant) {
    return List.of(
        Activation.reluBlock(),
        Activation.relu6Block(),
        Activation.sigmoidBlock(),
        Activation.tanhBlock(),
        Activation.softPlusBlock(),
        Activation.softSignBlock(),
        Activation.seluBlock(),
        Activation.geluBlock(),
        Activation.mishBlock(),
        Activation.leakyReluBlock(constant),
        Activation.eluBlock(constant),
        Activation.swishBlock(constant),
        Blocks.identityBlock());
  }

  /** Most values near 0, some far away. */
  private static float[] spread(long seed, long... shape) {
    int size = 1;
    for (long dim : shape) {
      size *= (int) dim;
    }
    float[] values = RandomNets.noise(seed, size);
    for (int i = 0; i < size; i++) {
      values[i] *= i % 5 == 0 ? 10 : 1;
    }
    return values;
  }
}
