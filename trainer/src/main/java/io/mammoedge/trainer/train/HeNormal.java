package io.mammoedge.trainer.train;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import io.mammoedge.trainer.net.Weights;
import io.mammoedge.trainer.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Random starting weights (He et al. 2015): normal with variance 2 / inputs, batch norm at
 * identity, biases at 0. Drawn in Java, so that a seed means the same on every engine.
 */
final class HeNormal {
  private HeNormal() {}

  static Map<String, Tensor> draw(Block block, long seed) {
    Random random = new Random(seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Weights.named(block).forEach((name, parameter) -> tensors.put(name, draw(parameter, random)));
    return tensors;
  }

  private static Tensor draw(Parameter parameter, Random random) {
    long[] shape = parameter.getShape().getShape();
    float[] values = new float[Math.toIntExact(parameter.getShape().size())];
    switch (parameter.getType()) {
      case WEIGHT -> normal(values, Math.sqrt(2.0 / inputs(shape)), random);
      case GAMMA, RUNNING_VAR -> java.util.Arrays.fill(values, 1);
      default -> {
        // BIAS, BETA and RUNNING_MEAN start at zero.
      }
    }
    return new Tensor(shape, values);
  }

  private static void normal(float[] values, double deviation, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
  }

  private static long inputs(long[] shape) {
    long product = 1;
    for (int i = 1; i < shape.length; i++) {
      product *= shape[i];
    }
    return product;
  }
}
