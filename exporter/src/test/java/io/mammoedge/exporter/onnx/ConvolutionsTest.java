package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.convolutional.Convolution.ConvolutionBuilder;
import io.mammoedge.exporter.testing.BlockParity;
import io.mammoedge.exporter.testing.Sizes;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions with random kernels, strides, paddings, dilations, groups and biases. */
class ConvolutionsTest {
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void overOneAxis(long seed) {
    Random random = new Random(seed);
    Setting setting = Setting.random(random, 1);
    Block block = setting.apply(Conv1d.builder()).build();
    BlockParity.assertSame(block, seed, setting.input(random));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void overTwoAxes(long seed) {
    Random random = new Random(seed);
    Setting setting = Setting.random(random, 2);
    Block block = setting.apply(Conv2d.builder()).build();
    BlockParity.assertSame(block, seed, setting.input(random));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void overThreeAxes(long seed) {
    Random random = new Random(seed);
    Setting setting = Setting.random(random, 3);
    Block block = setting.apply(Conv3d.builder()).build();
    BlockParity.assertSame(block, seed, setting.input(random));
  }

  private record Setting(
      Shape kernel,
      Shape stride,
      Shape padding,
      Shape dilation,
      int groups,
      int perGroup,
      int filters,
      boolean bias) {
    static Setting random(Random random, int axes) {
      int groups = random.nextInt(1, 4);
      return new Setting(
          Sizes.random(random, axes, 1, 4),
          Sizes.random(random, axes, 1, 3),
          Sizes.random(random, axes, 0, 2),
          Sizes.random(random, axes, 1, 2),
          groups,
          random.nextInt(1, 4),
          groups * random.nextInt(1, 5),
          random.nextBoolean());
    }

    <T extends ConvolutionBuilder<T>> T apply(T builder) {
      return builder
          .setFilters(filters)
          .setKernelShape(kernel)
          .optStride(stride)
          .optPadding(padding)
          .optDilation(dilation)
          .optGroups(groups)
          .optBias(bias);
    }

    /** Large enough for one dilated kernel. */
    long[] input(Random random) {
      Shape sizes =
          Sizes.each(
              kernel.dimension(),
              i -> (kernel.get(i) - 1) * dilation.get(i) + random.nextInt(1, 9));
      return new Shape(random.nextInt(1, 3), (long) groups * perGroup).addAll(sizes).getShape();
    }
  }
}
