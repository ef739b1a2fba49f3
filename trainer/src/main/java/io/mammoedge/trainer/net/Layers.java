package io.mammoedge.trainer.net;

import ai.djl.nn.norm.BatchNorm;

/**
 * The small pieces that every network is made of, in one convention: torch's or Keras's defaults.
 *
 * @param epsilon of batch norms
 * @param momentum of their running statistics: the share of the old value
 */
record Layers(float epsilon, float momentum) {
  /** torch's defaults (its momentum of 0.1 is the share of the new value). */
  static final Layers TORCH = new Layers(1e-5f, 0.9f);

  /** Keras's defaults, which the paper's networks have (paper §2). */
  static final Layers KERAS = new Layers(1e-3f, 0.99f);

  /** A square convolution that keeps the size at stride 1; no bias, a batch norm follows. */
  static Convolution conv(int channels, int kernel, int stride) {
    return new Convolution(
        new Convolution.Geometry(channels, kernel, stride, Convolution.Padding.SYMMETRIC), false);
  }

  BatchNorm norm() {
    return BatchNorm.builder().optEpsilon(epsilon).optMomentum(momentum).build();
  }

  Chain convNorm(int channels, int kernel, int stride) {
    return new Chain().add("conv", conv(channels, kernel, stride)).add("norm", norm());
  }

  Chain convNormRelu(int channels, int kernel, int stride) {
    return convNorm(channels, kernel, stride).add("relu", new Relu());
  }

  /**
   * A bottleneck unit: 1x1, 3x3 and 1x1 convolutions (paper §3.1).
   *
   * @param projection whether the shortcut is a strided 1x1 convolution or the input itself
   */
  Residual bottleneck(Bottleneck sizes, int stride, boolean projection) {
    int first = sizes.strided() == Bottleneck.Strided.FIRST ? stride : 1;
    Chain main =
        new Chain()
            .add("reduce", convNormRelu(sizes.reduce(), 1, first))
            .add("spatial", convNormRelu(sizes.spatial(), 3, stride / first))
            .add("expand", convNorm(sizes.expand(), 1, 1));
    return projection
        ? new Residual(main, convNorm(sizes.expand(), 1, stride))
        : new Residual(main);
  }

  /** {@code repetitions} bottleneck units, the first one strided with a projection. */
  Chain bottlenecks(Bottleneck sizes, int repetitions, int stride) {
    Chain stage = new Chain();
    for (int i = 0; i < repetitions; i++) {
      stage.add("unit" + (i + 1), bottleneck(sizes, i == 0 ? stride : 1, i == 0));
    }
    return stage;
  }
}
