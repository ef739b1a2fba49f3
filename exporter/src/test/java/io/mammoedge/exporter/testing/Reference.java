package io.mammoedge.exporter.testing;

import ai.djl.ndarray.NDManager;
import io.mammoedge.exporter.graph.ReleaseGraph;
import io.mammoedge.runtime.preprocess.Plane;

/** The other road to a result: preprocessing in Java, network in DJL. */
public final class Reference {
  private Reference() {}

  /** The network's two outputs for an image. */
  public static float[] logits(ReleaseGraph.Member member, NDManager manager, Plane image) {
    Plane input = member.preprocessing().apply(image);
    float[] channels = new float[member.channels() * input.values().length];
    for (int c = 0; c < member.channels(); c++) {
      System.arraycopy(
          input.values(), 0, channels, c * input.values().length, input.values().length);
    }
    return RandomNets.evaluate(
        member.network(), manager, channels, 1, member.channels(), input.height(), input.width());
  }

  /** The logarithms of the softmax of the network's outputs, in double. */
  public static double[] logProbabilities(
      ReleaseGraph.Member member, NDManager manager, Plane image) {
    float[] logits = logits(member, manager, image);
    double odds = (double) logits[1] - logits[0];
    return new double[] {-logOnePlusExp(odds), -logOnePlusExp(-odds)};
  }

  /** The probability of malignant, in double. */
  public static double probability(ReleaseGraph.Member member, NDManager manager, Plane image) {
    return Math.exp(logProbabilities(member, manager, image)[1]);
  }

  private static double logOnePlusExp(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** The mean of an array, in double. */
  public static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
