package io.mammoedge.exporter.testing;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mammoedge.trainer.net.Chain;
import io.mammoedge.trainer.net.NetworkSpec;
import io.mammoedge.trainer.net.Weights;
import io.mammoedge.trainer.weights.Tensor;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Networks by notation, with random weights and batch-norm statistics, and logits of order 1. No
 * weight of the last layers is negative, so that no logit is the small difference of large sums:
 * what two engines round differently is then seen against what they added up.
 */
public final class PaperNets {
  private static final Pattern LAST = Pattern.compile("fc\\.(main\\.out\\.|shortcut\\.)?weight");
  private static final float LARGEST_LOGIT = 2;

  private PaperNets() {}

  /**
   * A network for images [N, channels, H, W], and for others where its head allows it. The largest
   * logit of noise of that shape is about 2.
   */
  public static Chain random(NetworkSpec spec, NDManager manager, long seed, long... shape) {
    Chain net = RandomNets.filled(spec.build(), manager, new Random(seed), new Shape(shape));
    scaleLast(net, 1);
    float largest = 0;
    for (float logit : RandomNets.evaluate(net, manager, noise(shape), shape)) {
      largest = Math.max(largest, Math.abs(logit));
    }
    scaleLast(net, LARGEST_LOGIT / largest);
    return net;
  }

  /** Noise for an image of that shape. */
  public static float[] noise(long... shape) {
    return RandomNets.noise(shape[2], Math.toIntExact(new Shape(shape).size()));
  }

  private static void scaleLast(Chain net, float factor) {
    Map<String, Tensor> weights = Weights.read(net);
    weights.forEach(
        (name, tensor) -> {
          if (LAST.matcher(name).matches()) {
            float[] values = tensor.values();
            for (int i = 0; i < values.length; i++) {
              values[i] = factor * Math.abs(values[i]);
            }
          }
        });
    Weights.write(net, weights);
  }
}
