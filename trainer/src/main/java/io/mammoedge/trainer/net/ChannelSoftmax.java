package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** Softmax over the channels of every pixel: [N, C, H, W] as it was. */
public final class ChannelSoftmax extends AbstractBlock {
  /** The axis of channels. */
  public static final int AXIS = 1;

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    return new NDList(inputs.singletonOrThrow().softmax(AXIS));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }
}
