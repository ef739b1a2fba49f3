package io.mammoedge.trainer.net;

/** Residual networks of our own for CPUs, on one grey channel. */
final class ResidualNets {
  private ResidualNets() {}

  /**
   * The network of the demo: [N, 1, H, W] to [N, 128, H/8, W/8], so that 288x224 gives the 36x28
   * features that the paper has at 1152x896. Pools instead of strides: a speck of calcification is
   * hardly wider than a pixel.
   */
  static Chain small() {
    return new Chain()
        .add("stem1", Layers.TORCH.convNormRelu(16, 3, 1))
        .add("pool1", new MaxPool(2, 2, 0))
        .add("stem2", Layers.TORCH.convNormRelu(32, 3, 1))
        .add("pool2", new MaxPool(2, 2, 0))
        .add("stage1", stage(16, 1, 1))
        .add("pool3", new MaxPool(2, 2, 0))
        .add("stage2", stage(32, 1, 1));
  }

  /**
   * A network to be trained at 1152x896 on a CPU: [N, 1, H, W] to [N, 512, H/32, W/32] like the
   * paper's, at a nineteenth of ResNet50's multiplications (4.4e9 against 84e9).
   */
  static Chain medium() {
    return new Chain()
        .add("stem1", Layers.TORCH.convNormRelu(16, 3, 2))
        .add("stem2", Layers.TORCH.convNormRelu(32, 3, 1))
        .add("pool", new MaxPool(3, 2, 1))
        .add("stage1", stage(16, 2, 1))
        .add("stage2", stage(32, 2, 2))
        .add("stage3", stage(64, 3, 2))
        .add("stage4", stage(128, 2, 2));
  }

  private static Chain stage(int channels, int units, int stride) {
    Bottleneck sizes = new Bottleneck(channels, channels, 4 * channels, Bottleneck.Strided.SPATIAL);
    return Layers.TORCH.bottlenecks(sizes, units, stride);
  }
}
