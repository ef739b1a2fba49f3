package io.mammoedge.exporter.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import io.mammoedge.exporter.testing.BlockParity;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Branches side by side: which functions that join them are recognised, and that they are right.
 */
class ParallelBlocksTest {
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void branchesOfOneShape(long seed) {
    Random random = new Random(seed);
    int filters = random.nextInt(1, 5);
    ParallelBlock block = new ParallelBlock(joins().get((int) seed % joins().size()));
    for (int i = random.nextInt(2, 5); i > 0; i--) {
      block.add(branch(filters, random));
    }
    BlockParity.assertSame(block, seed, random.nextInt(1, 3), random.nextInt(1, 4), 7, 6);
  }

  private static List<Function<List<NDList>, NDList>> joins() {
    return List.of(
        branches -> new NDList(NDArrays.add(arrays(branches))),
        branches -> {
          NDArray sum = branches.get(0).singletonOrThrow();
          branches.stream().skip(1).forEach(next -> sum.addi(next.singletonOrThrow()));
          return new NDList(sum);
        },
        branches -> new NDList(NDArrays.mul(arrays(branches))),
        branches -> new NDList(Stream.of(arrays(branches)).reduce(NDArrays::maximum).get()),
        branches -> new NDList(Stream.of(arrays(branches)).reduce(NDArrays::minimum).get()),
        branches -> new NDList(NDArrays.concat(new NDList(arrays(branches)), 0)),
        branches -> new NDList(NDArrays.concat(new NDList(arrays(branches)), 1)),
        branches -> new NDList(NDArrays.concat(new NDList(arrays(branches)), -1)));
  }

  private static NDArray[] arrays(List<NDList> branches) {
    return branches.stream().map(NDList::singletonOrThrow).toArray(NDArray[]::new);
  }

  private static NDArray last(List<NDList> branches) {
    return branches.get(branches.size() - 1).singletonOrThrow();
  }

  private static SequentialBlock branch(int filters, Random random) {
    SequentialBlock branch =
        new SequentialBlock()
            .add(Conv2d.builder().setFilters(filters).setKernelShape(new Shape(1, 1)).build());
    return random.nextBoolean()
        ? branch.add(BatchNorm.builder().build())
        : branch.add(Activation.tanhBlock());
  }

  /** Inception: each branch has channels of its own. */
  @Test
  void branchesOfDifferentShapes() {
    ParallelBlock block =
        new ParallelBlock(branches -> new NDList(NDArrays.concat(new NDList(arrays(branches)), 1)))
            .add(branch(3, new Random(1)))
            .add(branch(5, new Random(2)))
            .add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(1, 1), new Shape(1, 1)));
    BlockParity.assertSame(block, 3, 2, 4, 7, 6);
  }

  @Test
  void oneBranchIsItself() {
    ParallelBlock block = new ParallelBlock(branches -> branches.get(0));
    BlockParity.assertSame(block.add(branch(3, new Random(1))), 3, 2, 4, 7, 6);
  }

  /** A gate: one number a feature times a map of rows. */
  @Test
  void aProductThatBroadcasts() {
    ParallelBlock block =
        new ParallelBlock(branches -> new NDList(NDArrays.mul(arrays(branches))))
            .add(Linear.builder().setUnits(1).build())
            .add(Activation.sigmoidBlock());
    BlockParity.assertSame(block, 4, 2, 3, 5);
  }

  @Test
  void otherFunctionsAreRefused() {
    List<Function<List<NDList>, NDList>> others =
        List.of(
            branches -> new NDList(arrays(branches)[0].sub(last(branches))),
            branches -> new NDList(arrays(branches)[0].add(last(branches)).mul(0.5)),
            branches -> new NDList(Activation.relu(NDArrays.add(arrays(branches)))),
            branches -> new NDList(arrays(branches)[0].add(last(branches)).add(1e-2)),
            branches -> new NDList(arrays(branches)));
    for (Function<List<NDList>, NDList> other : others) {
      ParallelBlock block =
          new ParallelBlock(other).add(branch(2, new Random(1))).add(branch(2, new Random(1)));
      assertThatThrownBy(() -> convert(block, 1, 3, 4, 4))
          .isInstanceOf(MammoEdgeException.class)
          .hasMessageStartingWith(
              "cannot export: the network is a ParallelBlock whose function is no sum");
    }
  }

  @Test
  void shapesMustBeKnown() {
    ParallelBlock block = new ParallelBlock(branches -> new NDList(NDArrays.add(arrays(branches))));
    block.add(Activation.reluBlock());
    assertThatThrownBy(() -> Converters.djl().network(block, "image", ""))
        .isInstanceOf(MammoEdgeException.class)
        .hasMessageContaining("not initialised with an input shape");
  }

  private static Network convert(ParallelBlock block, long... shape) {
    try (NDManager manager = NDManager.newBaseManager()) {
      block.initialize(manager, DataType.FLOAT32, new Shape(shape));
      return Converters.djl().network(block, "image", "");
    }
  }
}
