package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Objects;

/**
 * A square convolution, [N, C, H, W] to [N, filters, H', W'], weights [filters, C, kernel, kernel].
 * Beside DJL's own it knows the padding of TensorFlow, and it is right on processors on which the
 * engine is not ({@link Lanes}).
 */
public final class Convolution extends AbstractBlock {
  private final Geometry geometry;
  private final Parameter weight;
  private final Parameter bias;

  /** Where zeros are put around the input. */
  public enum Padding {
    /** {@code kernel / 2} on every side: torch's {@code padding=kernel // 2}. */
    SYMMETRIC,
    /**
     * As many as make {@code ceil(size / stride)} outputs, the odd one at the end: Keras's {@code
     * padding='same'}, ONNX's {@code SAME_UPPER}.
     */
    SAME
  }

  /**
   * Sizes of a convolution.
   *
   * @param filters output channels
   * @param kernel height and width of the window, odd
   * @param stride step between windows
   * @param padding zeros around the input
   */
  public record Geometry(int filters, int kernel, int stride, Padding padding) {
    /** Checks the ranges. */
    public Geometry {
      Objects.requireNonNull(padding, "padding is null");
      if (filters < 1 || kernel < 1 || kernel % 2 == 0 || stride < 1) {
        throw new IllegalArgumentException(
            "convolution of " + filters + " filters, kernel " + kernel + ", stride " + stride);
      }
    }

    long reduced(long size) {
      return padding == Padding.SAME
          ? (size + stride - 1) / stride
          : (size + 2L * (kernel / 2) - kernel) / stride + 1;
    }

    /** Zeros before and after an axis of that size, for {@link Padding#SAME}. */
    private long[] same(long size) {
      long total = Math.max(0, (reduced(size) - 1) * stride + kernel - size);
      return new long[] {total / 2, total - total / 2};
    }
  }

  /** A convolution, with a bias or without. */
  public Convolution(Geometry geometry, boolean hasBias) {
    this.geometry = geometry;
    weight =
        addParameter(Parameter.builder().setName("weight").setType(Parameter.Type.WEIGHT).build());
    bias =
        hasBias
            ? addParameter(Parameter.builder().setName("bias").setType(Parameter.Type.BIAS).build())
            : null;
  }

  /** Its sizes. */
  public Geometry geometry() {
    return geometry;
  }

  /** Whether it adds a number per filter. */
  public boolean hasBias() {
    return bias != null;
  }

  @Override
  protected void prepare(Shape[] inputShapes) {
    // Asked for here already: the engine has one gradient collector, which training will hold.
    Lanes.areReliable();
    int kernel = geometry.kernel;
    weight.setShape(new Shape(geometry.filters, inputShapes[0].get(1), kernel, kernel));
    if (bias != null) {
      bias.setShape(new Shape(geometry.filters));
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray input = inputs.singletonOrThrow();
    NDArray kernels = store.getValue(weight, input.getDevice(), training);
    NDArray offsets = bias == null ? null : store.getValue(bias, input.getDevice(), training);
    try (NDManager scratch = input.getManager().newSubManager()) {
      NDArray image = image(scratch, input);
      NDArray result =
          isReliable(input)
              ? conv(image, kernels, offsets)
              : filledUp(scratch, image, kernels, offsets);
      result.attach(input.getManager());
      return new NDList(result);
    }
  }

  /** What the kernels are slid over with the padding that the engine knows. */
  private NDArray image(NDManager scratch, NDArray input) {
    if (skipsPixels()) {
      String step = "::" + geometry.stride;
      NDArray seen = input.get(new NDIndex(":, :, " + step + ", " + step));
      seen.attach(scratch);
      return seen;
    }
    return geometry.padding == Padding.SAME ? padded(scratch, input) : input;
  }

  /**
   * A strided 1x1 convolution reads every stride-th pixel only. They are picked beforehand: the
   * gradient of the engine's own divides by zero for some sizes, which ends the process (oneDNN
   * 3.7.1; 512 to 1024 channels at 5x5).
   */
  private boolean skipsPixels() {
    return geometry.kernel == 1 && geometry.stride > 1;
  }

  /** The stride that is left to the engine. */
  private int step() {
    return skipsPixels() ? 1 : geometry.stride;
  }

  private boolean isReliable(NDArray input) {
    return (lacking(input) == 0 && missing(geometry.filters, Lanes.WIDTH) == 0)
        || Lanes.areReliable();
  }

  /** The same with channels of zeros added up to whole vectors, and taken away again. */
  private NDArray filledUp(NDManager scratch, NDArray image, NDArray kernels, NDArray offsets) {
    long in = lacking(image);
    long out = missing(geometry.filters, Lanes.WIDTH);
    NDArray shift = offsets == null ? null : fill(scratch, offsets, 0, out);
    NDArray all =
        conv(
            fill(scratch, image, 0, 0, 0, 0, 0, in),
            fill(scratch, kernels, 0, 0, 0, 0, 0, in, 0, out),
            shift);
    if (out == 0) {
      return all;
    }
    all.attach(scratch);
    return all.get(new NDIndex(":, :" + geometry.filters));
  }

  /**
   * Channels of input that are missing; one or three, unmixed, are read in another layout. More
   * than one vector of them, strided, must be pairs of vectors.
   */
  private long lacking(NDArray image) {
    long channels = image.getShape().get(1);
    if (channels == 1 || channels == 3) {
      return 0;
    }
    boolean paired = step() > 1 && channels > Lanes.WIDTH;
    return missing(channels, paired ? 2 * Lanes.WIDTH : Lanes.WIDTH);
  }

  private NDArray conv(NDArray image, NDArray kernels, NDArray offsets) {
    long zeros = geometry.padding == Padding.SAME ? 0 : geometry.kernel / 2;
    return Conv2d.conv2d(
            image, kernels, offsets, new Shape(step(), step()), new Shape(zeros, zeros))
        .singletonOrThrow();
  }

  private NDArray padded(NDManager scratch, NDArray input) {
    long[] rows = geometry.same(input.getShape().get(2));
    long[] columns = geometry.same(input.getShape().get(3));
    return fill(scratch, input, columns[0], columns[1], rows[0], rows[1]);
  }

  private static long missing(long channels, int width) {
    return (width - channels % width) % width;
  }

  /** Zeros before and after each axis, the last axis first. */
  private static NDArray fill(NDManager scratch, NDArray array, long... zeros) {
    for (long count : zeros) {
      if (count > 0) {
        NDArray filled = array.pad(new Shape(zeros), 0);
        filled.attach(scratch);
        return filled;
      }
    }
    return array;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    // No children.
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    return new Shape[] {
      new Shape(
          in.get(0), geometry.filters, geometry.reduced(in.get(2)), geometry.reduced(in.get(3)))
    };
  }
}
