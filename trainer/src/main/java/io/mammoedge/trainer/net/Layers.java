package io.mammoedge.trainer.net;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;

/** The small pieces that every network is made of. */
final class Layers {
  private Layers() {}

  /** A square convolution that keeps the size at stride 1; no bias, a batch norm follows. */
  static Conv2d conv(int channels, int kernel, int stride) {
    return Conv2d.builder()
        .setFilters(channels)
        .setKernelShape(new Shape(kernel, kernel))
        .optStride(new Shape(stride, stride))
        .optPadding(new Shape(kernel / 2, kernel / 2))
        .optBias(false)
        .build();
  }

  static Chain convNorm(int channels, int kernel, int stride) {
    return new Chain()
        .add("conv", conv(channels, kernel, stride))
        .add("norm", BatchNorm.builder().build());
  }

  static Chain convNormRelu(int channels, int kernel, int stride) {
    return convNorm(channels, kernel, stride).add("relu", Activation.reluBlock());
  }

  /**
   * A bottleneck unit: 1x1 (with the stride), 3x3, 1x1 convolutions (paper §3.1).
   *
   * @param projection whether the shortcut is a strided 1x1 convolution or the input itself
   */
  static Residual bottleneck(int first, int middle, int out, int stride, boolean projection) {
    Chain main =
        new Chain()
            .add("reduce", convNormRelu(first, 1, stride))
            .add("spatial", convNormRelu(middle, 3, 1))
            .add("expand", convNorm(out, 1, 1));
    return projection ? new Residual(main, convNorm(out, 1, stride)) : new Residual(main);
  }

  /** {@code repetitions} bottleneck units, the first one strided with a projection. */
  static Chain bottlenecks(int first, int middle, int out, int repetitions, int stride) {
    Chain stage = new Chain();
    for (int i = 0; i < repetitions; i++) {
      stage.add("unit" + (i + 1), bottleneck(first, middle, out, i == 0 ? stride : 1, i == 0));
    }
    return stage;
  }
}
