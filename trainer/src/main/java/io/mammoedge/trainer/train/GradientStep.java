package io.mammoedge.trainer.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;

/** Adds up the gradients of one batch, a micro-batch at a time. */
final class GradientStep {
  private final Network network;
  private final TrainingConfig config;

  GradientStep(Network network, TrainingConfig config) {
    this.network = network;
    this.config = config;
  }

  /**
   * Forward and backward. The loss weights are those of the whole batch, so that micro-batches add
   * up to the gradient of the batch (batch norms aside).
   *
   * @return the batch's loss
   */
  double run(Batches.Batch batch) {
    int classes = network.spec().classes();
    float[] weights =
        network.spec().everyPlace()
            ? LossWeights.ofPlaces(batch.labels(), classes)
            : LossWeights.of(batch.labels(), classes, config.balanceClasses());
    double loss = 0;
    int count = batch.count();
    for (int from = 0; from < count; from = end(from, count)) {
      loss += run(batch, weights, from, end(from, count));
    }
    return loss;
  }

  /** A rest of one image joins the micro-batch before it: batch norms cannot do with one. */
  private int end(int from, int count) {
    int end = Math.min(count, from + config.microBatch());
    return count - end == 1 && config.microBatch() > 1 ? count : end;
  }

  private double run(Batches.Batch batch, float[] weights, int from, int to) {
    try (NDManager scratch = network.manager().newSubManager()) {
      NDArray input =
          scratch.create(part(batch.values(), batch, from, to), shape(batch, to - from));
      int classes = network.spec().classes();
      NDArray factors =
          scratch.create(
              Arrays.copyOfRange(
                  weights, from * batch.places() * classes, to * batch.places() * classes),
              new Shape((long) (to - from) * batch.places(), classes));
      NDArray loss;
      try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
        NDArray logits = network.forward(input, true);
        loss = logits.logSoftmax(1).mul(factors).sum().neg();
        gradients.backward(loss);
      }
      return loss.getFloat();
    }
  }

  private static float[] part(float[] values, Batches.Batch batch, int from, int to) {
    int one = values.length / batch.count();
    return to - from == batch.count() ? values : Arrays.copyOfRange(values, from * one, to * one);
  }

  private static Shape shape(Batches.Batch batch, int count) {
    return new Shape(count, batch.channels(), batch.height(), batch.width());
  }
}
