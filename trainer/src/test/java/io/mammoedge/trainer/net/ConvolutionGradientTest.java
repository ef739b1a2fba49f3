package io.mammoedge.trainer.net;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Results and gradients against the engine's convolution in float64, which has kernels of its own,
 * for channels that fill no vector (see {@link Lanes}) and for some that do.
 */
class ConvolutionGradientTest {
  private static final double TOLERANCE = 1e-5;

  /** Random geometries, with more channels than fill four vectors of the processor. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreeWithFloat64(long seed) {
    Random random = new Random(seed);
    Convolution.Padding[] paddings = Convolution.Padding.values();
    Convolution.Geometry geometry =
        new Convolution.Geometry(
            1 + random.nextInt(70),
            1 + 2 * random.nextInt(4),
            1 + random.nextInt(3),
            paddings[random.nextInt(paddings.length)]);
    int height = 7 + random.nextInt(12);
    int width = 7 + random.nextInt(12);
    agreeWithFloat64(geometry, new Shape(2, 1 + random.nextInt(70), height, width));
  }

  @ParameterizedTest(name = "{0} to {1} channels, kernel {2}, stride {3}, {4}")
  @CsvSource({
    "3, 8, 7, 2, SYMMETRIC",
    "3, 64, 7, 2, SAME",
    "1, 12, 3, 1, SYMMETRIC",
    "12, 24, 3, 1, SYMMETRIC",
    "24, 16, 1, 1, SYMMETRIC",
    "8, 8, 3, 2, SYMMETRIC",
    "48, 16, 3, 2, SYMMETRIC",
    "80, 40, 3, 3, SAME",
    "16, 64, 1, 2, SYMMETRIC",
    "64, 32, 3, 1, SYMMETRIC",
    "64, 64, 3, 2, SYMMETRIC"
  })
  void agreeWithFloat64(int in, int out, int kernel, int stride, Convolution.Padding padding) {
    agreeWithFloat64(
        new Convolution.Geometry(out, kernel, stride, padding), new Shape(4, in, 15, 13));
  }

  private static void agreeWithFloat64(Convolution.Geometry geometry, Shape shape) {
    Convolution convolution = new Convolution(geometry, true);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDArray image = noise(manager, shape);
      convolution.initialize(manager, DataType.FLOAT32, shape);
      List<NDArray> inputs = new ArrayList<>(List.of(image));
      for (Parameter parameter : convolution.getDirectParameters().values()) {
        parameter.getArray().set(noise(manager, parameter.getShape()).toFloatArray());
        inputs.add(parameter.getArray());
      }
      List<NDArray> exact = exactly(geometry, inputs);
      List<NDArray> got =
          resultAndGradients(
              inputs,
              () ->
                  convolution
                      .forward(new ParameterStore(manager, false), new NDList(image), true)
                      .singletonOrThrow());
      for (int i = 0; i < got.size(); i++) {
        assertClose(got.get(i), exact.get(i));
      }
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

  private static List<NDArray> exactly(Convolution.Geometry geometry, List<NDArray> inputs) {
    List<NDArray> doubles =
        inputs.stream().map(array -> array.toType(DataType.FLOAT64, true)).toList();
    Shape zeros = zeros(geometry, inputs.get(0).getShape());
    Shape strides = new Shape(geometry.stride(), geometry.stride());
    return resultAndGradients(
        doubles,
        () ->
            Conv2d.conv2d(
                    doubles.get(0).pad(zeros, 0),
                    doubles.get(1),
                    doubles.get(2),
                    strides,
                    new Shape(0, 0))
                .singletonOrThrow());
  }

  /** Zeros before and after each row, then before and after each column. */
  private static Shape zeros(Convolution.Geometry geometry, Shape image) {
    long[] rows = zeros(geometry, image.get(2));
    long[] columns = zeros(geometry, image.get(3));
    return new Shape(columns[0], columns[1], rows[0], rows[1]);
  }

  private static long[] zeros(Convolution.Geometry geometry, long size) {
    long both = geometry.kernel() - 1L;
    if (geometry.padding() == Convolution.Padding.SAME) {
      long last = (size - 1) / geometry.stride() * geometry.stride();
      both = Math.max(0, last + geometry.kernel() - size);
    }
    return new long[] {both / 2, both - both / 2};
  }

  /** The result, then the gradient of half its square sum by each input. */
  private static List<NDArray> resultAndGradients(List<NDArray> inputs, Supplier<NDArray> road) {
    inputs.forEach(array -> array.setRequiresGradient(true));
    List<NDArray> all = new ArrayList<>();
    try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
      NDArray result = road.get();
      gradients.backward(result.mul(result).mul(0.5).sum());
      all.add(result);
    }
    inputs.forEach(array -> all.add(array.getGradient()));
    return all;
  }

  private static void assertClose(NDArray got, NDArray exact) {
    assertThat(got.getShape()).isEqualTo(exact.getShape());
    NDArray difference = got.toType(DataType.FLOAT64, true).sub(exact).abs();
    double largest = exact.abs().max().getDouble();
    assertThat(difference.max().getDouble()).isLessThanOrEqualTo(TOLERANCE * largest);
  }

  private static NDArray noise(NDManager manager, Shape shape) {
    Random random = new Random(shape.size());
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return manager.create(values, shape);
  }
}
