package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Square max pooling, [N, C, H, W] to [N, C, H', W'] with {@code H' = (H + 2 padding - kernel) /
 * stride + 1}. DJL's own pooling is a lambda that hides its sizes from a converter.
 */
public final class MaxPool extends AbstractBlock {
  private final int kernel;
  private final int stride;
  private final int padding;

  /** A pool of {@code kernel x kernel} cells. */
  public MaxPool(int kernel, int stride, int padding) {
    if (kernel < 1 || stride < 1 || padding < 0 || padding > kernel / 2) {
      throw new IllegalArgumentException(
          "max pool kernel " + kernel + ", stride " + stride + ", padding " + padding);
    }
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
  }

  /** Height and width of the window. */
  public int kernel() {
    return kernel;
  }

  /** Step between windows. */
  public int stride() {
    return stride;
  }

  /** Cells of minus infinity added on every side. */
  public int padding() {
    return padding;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    return new NDList(
        Pool.maxPool2d(
            inputs.singletonOrThrow(), square(kernel), square(stride), square(padding), false));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    return new Shape[] {new Shape(in.get(0), in.get(1), reduced(in.get(2)), reduced(in.get(3)))};
  }

  private long reduced(long size) {
    return Math.floorDiv(size + 2L * padding - kernel, stride) + 1;
  }

  private static Shape square(int size) {
    return new Shape(size, size);
  }
}
