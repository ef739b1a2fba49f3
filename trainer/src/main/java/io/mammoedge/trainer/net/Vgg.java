package io.mammoedge.trainer.net;

/**
 * The features of a VGG network (Simonyan and Zisserman 2014), without batch norms, up to the fifth
 * pool: [N, 3, H, W] to [N, 512, h, w], h and w a 32nd.
 *
 * @param deep 3x3 convolutions in each of the last three blocks: 3 in VGG16, 4 in VGG19
 */
record Vgg(int deep) {
  private static final int BLOCKS = 5;
  private static final int WIDEST = 8;

  /** New layers of {@code width} channels in the first block; the published networks have 64. */
  Chain build(int width) {
    Chain features = new Chain();
    for (int i = 0; i < BLOCKS; i++) {
      int channels = width * Math.min(1 << i, WIDEST);
      features.add("block" + (i + 1), block(channels, i < 2 ? 2 : deep));
    }
    return features;
  }

  private static Chain block(int channels, int convolutions) {
    Chain block = new Chain();
    for (int i = 1; i <= convolutions; i++) {
      Convolution.Geometry geometry =
          new Convolution.Geometry(channels, 3, 1, Convolution.Padding.SYMMETRIC);
      block.add("conv" + i, new Convolution(geometry, true)).add("relu" + i, new Relu());
    }
    return block.add("pool", new MaxPool(2, 2, 0));
  }
}
