package io.mammoedge.trainer.net;

import io.mammoedge.runtime.ExitCode;
import io.mammoedge.runtime.MammoEdgeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** One part of a {@link Top}. */
public sealed interface TopStage {
  /** As typed. */
  String notation();

  /** What it is called in the network, before its number. */
  default String name() {
    return "top";
  }

  /**
   * Bottleneck units, the first one with stride 2 and a projection shortcut.
   *
   * @param reduce channels of the first 1x1 convolution, which takes the stride
   * @param spatial channels of the 3x3 convolution
   * @param expand channels of the last 1x1 convolution
   * @param repetitions units
   */
  record Bottlenecks(int reduce, int spatial, int expand, int repetitions) implements TopStage {
    /** Checks the ranges. */
    public Bottlenecks {
      requirePositive(reduce, spatial, expand, repetitions);
    }

    @Override
    public String notation() {
      return "[" + reduce + "-" + spatial + "-" + expand + "]x" + repetitions;
    }

    Chain build() {
      Bottleneck sizes = new Bottleneck(reduce, spatial, expand, Bottleneck.Strided.FIRST);
      return Layers.KERAS.bottlenecks(sizes, repetitions, 2);
    }
  }

  /**
   * 3x3 convolutions with batch norm, then 2x2 max pooling.
   *
   * @param channels of each convolution
   * @param repetitions convolutions
   */
  record VggBlock(int channels, int repetitions) implements TopStage {
    /** Checks the ranges. */
    public VggBlock {
      requirePositive(channels, repetitions);
    }

    @Override
    public String notation() {
      return channels + "x" + repetitions;
    }

    Chain build() {
      Chain block = new Chain();
      for (int i = 1; i <= repetitions; i++) {
        block.add("conv" + i, Layers.KERAS.convNorm(channels, 3, 1)).add("relu" + i, new Relu());
      }
      return block.add("pool", new MaxPool(2, 2, 0));
    }
  }

  /**
   * The patch classifier slid over the features: average pooling with stride 1, then the patch
   * classifier's own output layer at every cell.
   *
   * @param activation of the map
   * @param pool height and width of the pooling: the features of a patch
   */
  record HeatMap(MapActivation activation, int pool) implements TopStage {
    /** The features of a 224-pixel patch at a 32nd (paper §3.1, 3c). */
    static final int PAPERS_POOL = 7;

    /** Checks the range. */
    public HeatMap {
      Objects.requireNonNull(activation, "activation is null");
      requirePositive(pool);
    }

    @Override
    public String notation() {
      String size = pool == PAPERS_POOL ? "" : String.valueOf(pool);
      return "heatmap" + size + "-" + activation.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
      return "heatmap";
    }

    /**
     * New, uninitialised layers: "pool", "conv" (its weights are those of the patch classifier's
     * "fc") and "activation".
     *
     * @param patchClasses outputs of the patch classifier
     */
    public Chain build(int patchClasses) {
      return new Chain()
          .add("pool", new AveragePool(pool))
          .add("conv", new Pointwise(patchClasses))
          .add(
              "activation",
              activation == MapActivation.SOFTMAX ? new ChannelSoftmax() : new Relu());
    }
  }

  /**
   * The patch classifier's own output layer at every place, and its opinion of the places that look
   * like lesions (no stage of the paper's). The head below it starts as the identity.
   *
   * @param sharpness of {@link io.mammoedge.trainer.net.Attention}
   */
  record Attend(int sharpness) implements TopStage {
    /** Checks the range. */
    public Attend {
      requirePositive(sharpness);
    }

    @Override
    public String notation() {
      return "attend" + sharpness;
    }

    @Override
    public String name() {
      return "heatmap";
    }

    Chain build(int patchClasses) {
      return new Chain()
          .add("conv", new Pointwise(patchClasses))
          .add("attention", new Attention(sharpness));
    }
  }

  /** What follows the output layer of a heat map. */
  enum MapActivation {
    /** Probabilities: the first version. */
    SOFTMAX,
    /** The later one. */
    RELU
  }

  /**
   * Max pooling of a heat map, windows side by side.
   *
   * @param size of the window
   */
  record MapPool(int size) implements TopStage {
    /** Checks the range. */
    public MapPool {
      requirePositive(size);
    }

    @Override
    public String notation() {
      return "max" + size;
    }

    @Override
    public String name() {
      return "max";
    }

    MaxPool build() {
      return new MaxPool(size, size, 0);
    }
  }

  /**
   * Fully connected layers with a shortcut around them, instead of pooling.
   *
   * @param units of each hidden layer
   */
  record Dense(List<Integer> units) implements TopStage {
    /** Checks the ranges. */
    public Dense {
      units = List.copyOf(units);
      requirePositive(units.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public String notation() {
      return "fc" + units.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    FullyConnected build(int classes) {
      return new FullyConnected(units, classes, Layers.KERAS);
    }
  }

  private static void requirePositive(int... numbers) {
    if (Arrays.stream(numbers).anyMatch(n -> n < 1 || n > 65_536)) {
      throw new MammoEdgeException(
          ExitCode.USAGE, "top " + Arrays.toString(numbers) + ": each number must be 1 to 65536");
    }
  }
}
