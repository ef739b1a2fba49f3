package io.mammoedge.trainer.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * What the places of a patch classifier's map say of the whole image, each as far as it shows a
 * lesion: logits [N, 5, h, w] (background, then benign and malignant by turns) to evidence [N, 2,
 * h, w], benign and malignant. The evidence of a place is the log-probability of benign and of
 * malignant, given a lesion, times {@code h w softmax(sharpness (log-odds of a lesion))} over all
 * places, so that the mean over places is the mean opinion of the places that look like lesions.
 */
public final class Attention extends AbstractBlock {
  /** The first channel of benign lesions; every second one is. */
  public static final int BENIGN = 1;

  /** The first channel of malignant lesions; every second one is. */
  public static final int MALIGNANT = 2;

  private final int sharpness;

  /**
   * A block without weights.
   *
   * @param sharpness 1 or more; the larger, the more the most conspicuous place decides alone
   */
  public Attention(int sharpness) {
    this.sharpness = sharpness;
  }

  /** Factor on the log-odds of a lesion. */
  public int sharpness() {
    return sharpness;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray logits = inputs.singletonOrThrow();
    try (NDManager scratch = logits.getManager().newSubManager()) {
      scratch.tempAttachAll(logits);
      NDArray benign = logSumExp(logits.get(new NDIndex(":, " + BENIGN + "::2")));
      NDArray malignant = logSumExp(logits.get(new NDIndex(":, " + MALIGNANT + "::2")));
      NDArray kinds = benign.concat(malignant, 1);
      NDArray lesion = logSumExp(kinds);
      NDArray evidence = kinds.sub(lesion).mul(weights(lesion.sub(logits.get(":, 0:1"))));
      evidence.attach(scratch.getParentManager());
      return new NDList(evidence);
    }
  }

  /** Of every place; their mean is 1. */
  private NDArray weights(NDArray logOdds) {
    Shape shape = logOdds.getShape();
    long places = shape.get(2) * shape.get(3);
    return logOdds
        .mul(sharpness)
        .reshape(shape.get(0), places)
        .softmax(1)
        .mul(places)
        .reshape(shape);
  }

  /** Over channels, which stay as one; the largest is taken out, so that nothing overflows. */
  private static NDArray logSumExp(NDArray channels) {
    NDArray largest = channels.max(new int[] {1}, true);
    return channels.sub(largest).exp().sum(new int[] {1}, true).log().add(largest);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    return new Shape[] {new Shape(in.get(0), 2, in.get(2), in.get(3))};
  }
}
