package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;
import io.mammoedge.exporter.testing.BlockParity;
import io.mammoedge.exporter.testing.RandomNets;
import io.mammoedge.exporter.testing.Sizes;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools with random windows, paddings and modes. */
class PoolsTest {
  private static final float[] POWERS = {1, 1.5f, 2, 3, 4};

  static LongStream seeds() {
    return LongStream.range(0, 75);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void maximum(long seed) {
    Windows w = Windows.random(seed, 1 + (int) (seed % 3));
    Block block =
        switch (w.axes()) {
          case 1 -> Pool.maxPool1dBlock(w.kernel, w.stride, w.padding, w.ceil);
          case 2 -> Pool.maxPool2dBlock(w.kernel, w.stride, w.padding, w.ceil);
          default -> Pool.maxPool3dBlock(w.kernel, w.stride, w.padding, w.ceil);
        };
    BlockParity.assertSame(block, seed, w.input);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void average(long seed) {
    Windows w = Windows.random(seed, 1 + (int) (seed % 3));
    boolean count = seed % 2 == 0;
    Block block =
        switch (w.axes()) {
          case 1 -> Pool.avgPool1dBlock(w.kernel, w.stride, w.padding, w.ceil, count);
          case 2 -> Pool.avgPool2dBlock(w.kernel, w.stride, w.padding, w.ceil, count);
          default -> Pool.avgPool3dBlock(w.kernel, w.stride, w.padding, w.ceil, count);
        };
    BlockParity.assertSame(block, seed, w.input);
  }

  /** The root of a negative sum is no number: only powers 1, 2 and 4 get values of both signs. */
  @ParameterizedTest
  @MethodSource("seeds")
  void power(long seed) {
    Windows w = Windows.random(seed, 1 + (int) (seed % 2));
    float p = POWERS[(int) seed % POWERS.length];
    Shape none = Sizes.each(w.axes(), i -> 0);
    Block block =
        switch (w.axes()) {
          case 1 -> Pool.lpPool1dBlock(p, w.kernel, w.stride, none, w.ceil);
          default -> Pool.lpPool2dBlock(p, w.kernel, w.stride, none, w.ceil);
        };
    BlockParity.assertSameOn(values(p, seed, w.input), block, seed, w.input);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void overEverything(long seed) {
    float p = POWERS[(int) seed % POWERS.length];
    List<Block> blocks = blocksOverEverything(p);
    int which = (int) seed % blocks.size();
    long[] input = Windows.random(seed, 1 + which % 3).input;
    BlockParity.assertSameOn(values(p, seed, input), blocks.get(which), seed, input);
  }

  private static List<Block> blocksOverEverything(float p) {
    return List.of(
        Pool.globalMaxPool1dBlock(),
        Pool.globalMaxPool2dBlock(),
        Pool.globalMaxPool3dBlock(),
        Pool.globalAvgPool1dBlock(),
        Pool.globalAvgPool2dBlock(),
        Pool.globalAvgPool3dBlock(),
        Pool.globalLpPool1dBlock(p),
        Pool.globalLpPool2dBlock(p));
  }

  private static float[] values(float p, long seed, long... shape) {
    float[] noise = RandomNets.noise(seed, Math.toIntExact(new Shape(shape).size()));
    for (int i = 0; i < noise.length; i++) {
      noise[i] = p == 1 || p % 2 == 0 ? noise[i] : Math.abs(noise[i]);
    }
    return noise;
  }

  private record Windows(Shape kernel, Shape stride, Shape padding, boolean ceil, long... input) {
    /** PyTorch takes paddings up to half of the kernel. */
    static Windows random(long seed, int axes) {
      Random random = new Random(seed);
      Shape kernel = Sizes.random(random, axes, 1, 4);
      Shape padding = Sizes.each(axes, i -> random.nextInt((int) kernel.get(i) / 2 + 1));
      Shape sizes = Sizes.each(axes, i -> kernel.get(i) + random.nextInt(8));
      return new Windows(
          kernel,
          Sizes.random(random, axes, 1, 4),
          padding,
          random.nextBoolean(),
          Sizes.random(random, 2, 1, 4).addAll(sizes).getShape());
    }

    int axes() {
      return kernel.dimension();
    }
  }
}
