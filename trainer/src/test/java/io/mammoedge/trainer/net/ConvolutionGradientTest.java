package io.mammoedge.trainer.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients against the engine's float64, whose kernels are others, for any number of channels. */
class ConvolutionGradientTest {
  @ParameterizedTest
  @CsvSource({
    "1, 12, 3, 1",
    "12, 24, 3, 1",
    "24, 16, 1, 1",
    "5, 40, 3, 2",
    "8, 8, 3, 1",
    "16, 64, 1, 2",
    "3, 20, 7, 2",
    "40, 5, 1, 1",
    "64, 32, 3, 1"
  })
  void reachInputAndWeightsAndAreRight(int in, int out, int kernel, int stride) {
    Shape shape = new Shape(4, in, 15, 13);
    Convolution.Geometry geometry =
        new Convolution.Geometry(out, kernel, stride, Convolution.Padding.SYMMETRIC);
    Convolution block = new Convolution(geometry, false);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      block.initialize(manager, DataType.FLOAT32, shape);
      NDArray weight = block.getDirectParameters().get("weight").getArray();
      NDArray input = noise(manager, shape);
      input.setRequiresGradient(true);
      try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
        NDArray output =
            block
                .forward(new ParameterStore(manager, false), new NDList(input), true)
                .singletonOrThrow();
        gradients.backward(output.mul(output).sum());
      }
      NDArray[] exact = exact(input, weight, kernel / 2, stride);
      assertClose(input.getGradient(), exact[0]);
      assertClose(weight.getGradient(), exact[1]);
    }
  }

  /** The engine's own gradient ends the process here. */
  @Test
  void ofAStridedPointwiseConvolutionOnATinyMapExist() {
    Convolution.Geometry geometry =
        new Convolution.Geometry(1024, 1, 2, Convolution.Padding.SYMMETRIC);
    Convolution block = new Convolution(geometry, false);
    Shape shape = new Shape(4, 512, 5, 5);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      block.initialize(manager, DataType.FLOAT32, shape);
      NDArray input = noise(manager, shape);
      input.setRequiresGradient(true);
      try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
        gradients.backward(
            block
                .forward(new ParameterStore(manager, false), new NDList(input), true)
                .singletonOrThrow()
                .sum());
      }
      assertThat(input.getGradient().get(":, :, 1::2, :").abs().max().getFloat()).isZero();
      assertThat(input.getGradient().get(":, :, ::2, ::2").abs().max().getFloat()).isPositive();
    }
  }

  private static NDArray[] exact(NDArray input, NDArray weight, int padding, int stride) {
    NDArray x = input.stopGradient().toType(DataType.FLOAT64, true);
    NDArray w = weight.stopGradient().toType(DataType.FLOAT64, true);
    x.setRequiresGradient(true);
    w.setRequiresGradient(true);
    try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
      NDArray output =
          Conv2d.conv2d(x, w, null, new Shape(stride, stride), new Shape(padding, padding))
              .singletonOrThrow();
      gradients.backward(output.mul(output).sum());
    }
    return new NDArray[] {x.getGradient(), w.getGradient()};
  }

  private static void assertClose(NDArray got, NDArray expected) {
    NDArray difference = got.toType(DataType.FLOAT64, false).sub(expected).abs();
    assertThat(difference.max().getDouble())
        .isLessThanOrEqualTo(1e-5 * expected.abs().max().getDouble());
  }

  private static NDArray noise(NDManager manager, Shape shape) {
    Random random = new Random(3);
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return manager.create(values, shape);
  }
}
