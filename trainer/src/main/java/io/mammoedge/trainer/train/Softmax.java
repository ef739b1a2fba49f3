package io.mammoedge.trainer.train;

/** Logits to probabilities, in double precision. */
public final class Softmax {
  private Softmax() {}

  /** Probabilities that add up to 1. */
  public static double[] of(float[] logits) {
    double[] logs = logOf(logits);
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.exp(logs[i]);
    }
    return logs;
  }

  /** Logarithms of the probabilities; exact where a probability itself would be 0. */
  public static double[] logOf(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - largest);
    }
    double[] logs = new double[logits.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = logits[i] - largest - Math.log(sum);
    }
    return logs;
  }
}
