package io.mammoedge.trainer.net;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;

/**
 * Whether this machine's engine computes convolutions right whose channels do not fill its vectors.
 * The oneDNN 3.7.1 inside libtorch 2.7.1 leaves the unused lanes of a last vector unset on some
 * processors (measured: AMD EPYC of family 26, with every instruction set above SSE4.1), so that
 * outputs and gradients come out wrong or not finite, without any error. The gradient of a strided
 * convolution by its input is wrong there, too, when an odd number of vectors, three or more, holds
 * the channels of input (measured for 48 to 304). The answer is found by calculation, not by the
 * processor's name.
 */
final class Lanes {
  /** Channels that fill a vector of AVX-512; with stride 1 every multiple of it is right. */
  static final int WIDTH = 16;

  /** Channels of input and output, and stride. */
  private static final int[][] CASES = {{12, 24, 1}, {5, 40, 1}, {24, 8, 1}, {48, 16, 2}};

  private static final int SIDE = 9;
  private static final double TOLERANCE = 1e-3;

  private Lanes() {}

  /** Found once, when first asked. */
  private static final class Found {
    static final boolean RELIABLE = probe();
  }

  /** Whether any number of channels can be trusted. */
  static boolean areReliable() {
    return Found.RELIABLE;
  }

  private static boolean probe() {
    for (int attempt = 0; attempt < 2; attempt++) {
      for (int[] one : CASES) {
        if (!agrees(one[0], one[1], one[2])) {
          return false;
        }
      }
    }
    return true;
  }

  /** One convolution and its gradients in float32 against float64, which has kernels of its own. */
  private static boolean agrees(int in, int out, int stride) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDArray[] single = convolve(manager, in, out, stride, DataType.FLOAT32);
      NDArray[] exact = convolve(manager, in, out, stride, DataType.FLOAT64);
      for (int i = 0; i < single.length; i++) {
        NDArray difference = single[i].toType(DataType.FLOAT64, false).sub(exact[i]).abs();
        double largest = difference.max().getDouble();
        if (!(largest <= TOLERANCE * exact[i].abs().max().getDouble())) {
          return false;
        }
      }
      return true;
    }
  }

  private static NDArray[] convolve(NDManager manager, int in, int out, int stride, DataType type) {
    NDArray input = wave(manager, new Shape(4, in, SIDE, SIDE), type);
    NDArray weight = wave(manager, new Shape(out, in, 3, 3), type);
    input.setRequiresGradient(true);
    weight.setRequiresGradient(true);
    NDArray output;
    try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
      output =
          Conv2d.conv2d(input, weight, null, new Shape(stride, stride), new Shape(1, 1))
              .singletonOrThrow();
      gradients.backward(output.mul(output).sum());
    }
    return new NDArray[] {output, input.getGradient(), weight.getGradient()};
  }

  private static NDArray wave(NDManager manager, Shape shape, DataType type) {
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(1.7 * i);
    }
    return manager.create(values, shape).toType(type, true);
  }
}
