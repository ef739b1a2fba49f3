package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The mean of every {@code size x size} window, step 1, no padding: [N, C, H, W] to [N, C, H - size
 * + 1, W - size + 1].
 */
public final class AveragePool extends AbstractBlock {
  private final int size;

  /** A pool of that window. */
  public AveragePool(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("average pool of " + size);
    }
    this.size = size;
  }

  /** Height and width of the window. */
  public int size() {
    return size;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    return new NDList(
        Pool.avgPool2d(
            inputs.singletonOrThrow(),
            new Shape(size, size),
            new Shape(1, 1),
            new Shape(0, 0),
            false,
            true));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    return new Shape[] {
      new Shape(in.get(0), in.get(1), in.get(2) - size + 1, in.get(3) - size + 1)
    };
  }
}
