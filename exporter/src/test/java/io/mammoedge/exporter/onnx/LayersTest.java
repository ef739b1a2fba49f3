package io.mammoedge.exporter.onnx;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import io.mammoedge.exporter.testing.BlockParity;
import io.mammoedge.exporter.testing.Sizes;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Linear layers, norms and flattening on inputs of random rank and size. */
class LayersTest {
  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void linear(long seed) {
    Random random = new Random(seed);
    Linear linear =
        Linear.builder().setUnits(random.nextInt(1, 9)).optBias(random.nextBoolean()).build();
    BlockParity.assertSame(linear, seed, shape(random, 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void linearThenBatchNorm(long seed) {
    Random random = new Random(seed);
    SequentialBlock block =
        new SequentialBlock()
            .add(Linear.builder().setUnits(random.nextInt(1, 9)).build())
            .add(Dropout.builder().optRate(0.9f).build())
            .add(BatchNorm.builder().build());
    BlockParity.assertSame(block, seed, shape(random, 2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void batchNorm(long seed) {
    Random random = new Random(seed);
    long[] shape = shape(random, 2);
    BatchNorm norm =
        BatchNorm.builder()
            .optAxis(random.nextInt(1, shape.length))
            .optEpsilon(random.nextBoolean() ? 1e-5f : 0.5f)
            .optScale(random.nextBoolean())
            .optCenter(random.nextBoolean())
            .build();
    BlockParity.assertSame(norm, seed, shape);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void layerNorm(long seed) {
    Random random = new Random(seed);
    long[] shape = shape(random, 2);
    LayerNorm.Builder builder = LayerNorm.builder().optEpsilon(random.nextBoolean() ? 1e-5f : 0.1f);
    if (random.nextBoolean()) {
      builder.axis(IntStream.range(random.nextInt(1, shape.length), shape.length).toArray());
    }
    BlockParity.assertSame(builder.build(), seed, shape);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void flatten(long seed) {
    long[] shape = shape(new Random(seed), 2);
    BlockParity.assertSame(Blocks.batchFlattenBlock(), seed, shape);
    long size = new Shape(shape).slice(1).size();
    BlockParity.assertSame(Blocks.batchFlattenBlock(size), seed, shape);
  }

  private static long[] shape(Random random, int lowestRank) {
    return Sizes.random(random, random.nextInt(lowestRank, 6), 1, 6).getShape();
  }
}
