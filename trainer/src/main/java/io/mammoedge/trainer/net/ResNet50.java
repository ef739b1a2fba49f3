package io.mammoedge.trainer.net;

/**
 * The features of a ResNet50 (He et al. 2015) in one of its conventions: [N, 3, H, W] to [N, 2048,
 * h, w], h and w a 32nd. The convolutions have no bias: where a stored network has one, it goes
 * into the running mean of the batch norm after it, which changes nothing.
 *
 * @param layers epsilon and momentum
 * @param strided which convolution of a unit takes the stride
 * @param stem padding of the first convolution
 * @param poolPadding cells around the input of the max pool: 1 or 0
 */
record ResNet50(
    Layers layers, Bottleneck.Strided strided, Convolution.Padding stem, int poolPadding) {
  private static final int[] UNITS = {3, 4, 6, 3};

  /** As torchvision builds it. */
  static final ResNet50 TORCH =
      new ResNet50(Layers.TORCH, Bottleneck.Strided.SPATIAL, Convolution.Padding.SYMMETRIC, 1);

  /** As Keras built it at first, with the padding that a version of it had. */
  static ResNet50 keras(Convolution.Padding stem) {
    return new ResNet50(Layers.KERAS, Bottleneck.Strided.FIRST, stem, 0);
  }

  /** As Keras builds it today: padded like torchvision's, and with nearly its epsilon. */
  static final ResNet50 LATER_KERAS =
      new ResNet50(
          new Layers(1.001e-5f, Layers.KERAS.momentum()),
          Bottleneck.Strided.FIRST,
          Convolution.Padding.SYMMETRIC,
          1);

  /** New layers of {@code width} channels after the stem; the published network has 64. */
  Chain build(int width) {
    Convolution first = new Convolution(new Convolution.Geometry(width, 7, 2, stem), false);
    Chain features =
        new Chain()
            .add(
                "stem",
                new Chain().add("conv", first).add("norm", layers.norm()).add("relu", new Relu()))
            .add("pool", new MaxPool(3, 2, poolPadding));
    for (int stage = 0; stage < UNITS.length; stage++) {
      int channels = width << stage;
      Bottleneck sizes = new Bottleneck(channels, channels, 4 * channels, strided);
      int stride = stage == 0 ? 1 : 2;
      features.add("stage" + (stage + 1), layers.bottlenecks(sizes, UNITS[stage], stride));
    }
    return features;
  }
}
