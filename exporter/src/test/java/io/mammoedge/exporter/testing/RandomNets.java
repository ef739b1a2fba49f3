package io.mammoedge.exporter.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.GlobalAveragePool;
import io.mammoedge.trainer.net.MaxPool;
import io.mammoedge.trainer.net.Residual;
import java.util.Random;

/** Small networks with random sizes, weights and batch-norm statistics, the same for one seed. */
public final class RandomNets {
  private RandomNets() {}

  /** Stem, pool, two residual units, average pool, dropout, linear layer. */
  public static Chain residualNet(NDManager manager, long seed, int channels, int classes) {
    Random random = new Random(seed);
    int width = 4 + random.nextInt(5);
    Chain net =
        new Chain()
            .add("stem", convNormRelu(width, 3 + 2 * random.nextInt(2), 2))
            .add("pool", new MaxPool(3, 2, 1))
            .add("stage1", unit(2 * width, 1 + random.nextInt(2), true))
            .add("stage2", unit(2 * width, 1, false))
            .add("average", new GlobalAveragePool())
            .add("dropout", Dropout.builder().optRate(0.5f).build())
            .add("classifier", Linear.builder().setUnits(classes).build());
    return filled(net, manager, random, new Shape(1, channels, 64, 48));
  }

  /** Two convolutions with biases, each before a pool, as VGG has them. */
  public static Chain plainNet(NDManager manager, long seed, int channels, int classes) {
    Chain net =
        new Chain()
            .add("conv1", biased(6))
            .add("relu1", Activation.reluBlock())
            .add("pool1", new MaxPool(2, 2, 0))
            .add("conv2", biased(9))
            .add("relu2", Activation.reluBlock())
            .add("pool2", new MaxPool(2, 2, 0))
            .add("average", new GlobalAveragePool())
            .add("hidden", Linear.builder().setUnits(7).build())
            .add("relu3", Activation.reluBlock())
            .add("classifier", Linear.builder().setUnits(classes).build());
    return filled(net, manager, new Random(seed), new Shape(1, channels, 64, 48));
  }

  private static Conv2d biased(int filters) {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(new Shape(3, 3))
        .optPadding(new Shape(1, 1))
        .build();
  }

  private static Residual unit(int width, int stride, boolean projection) {
    Chain main =
        new Chain()
            .add("first", convNormRelu(width, 3, stride))
            .add("second", convNorm(width, 1, 1));
    return projection ? new Residual(main, convNorm(width, 1, stride)) : new Residual(main);
  }

  private static Chain convNormRelu(int filters, int kernel, int stride) {
    return convNorm(filters, kernel, stride).add("relu", Activation.reluBlock());
  }

  private static Chain convNorm(int filters, int kernel, int stride) {
    return new Chain()
        .add(
            "conv",
            Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .optBias(false)
                .build())
        .add("norm", BatchNorm.builder().build());
  }

  /** Initialises a block and gives every parameter random values, variances and gammas above 0. */
  public static <B extends Block> B filled(B block, NDManager manager, Random random, Shape input) {
    block.initialize(manager, DataType.FLOAT32, input);
    for (Pair<String, Parameter> entry : block.getParameters()) {
      fill(entry.getValue(), random);
    }
    return block;
  }

  private static void fill(Parameter parameter, Random random) {
    NDArray array = parameter.getArray();
    int size = Math.toIntExact(array.size());
    float[] values = new float[size];
    long fanIn = Math.max(1, size / array.getShape().get(0));
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (parameter.getType()) {
            case GAMMA, RUNNING_VAR -> 0.5f + random.nextFloat();
            case BETA, RUNNING_MEAN, BIAS -> 0.3f * (float) random.nextGaussian();
            default -> (float) (random.nextGaussian() * Math.sqrt(2.0 / fanIn));
          };
    }
    array.set(values);
  }

  /** Gaussian noise. */
  public static float[] noise(long seed, int size) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** What DJL computes in evaluation. */
  public static float[] evaluate(Block block, NDManager manager, float[] image, long... shape) {
    try (NDManager scope = manager.newSubManager()) {
      NDList input = new NDList(scope.create(image, new Shape(shape)));
      return block
          .forward(new ParameterStore(scope, false), input, false)
          .singletonOrThrow()
          .toFloatArray();
    }
  }
}
