package io.mammoedge.trainer.net;

/**
 * Channels of a bottleneck unit.
 *
 * @param reduce of the first 1x1 convolution
 * @param spatial of the 3x3 convolution
 * @param expand of the last 1x1 convolution
 * @param strided which of them takes the stride
 */
record Bottleneck(int reduce, int spatial, int expand, Strided strided) {
  /** The convolution that takes the stride. */
  enum Strided {
    /** The first 1x1: the original, Keras, and the paper's tops (paper §3.1). */
    FIRST,
    /** The 3x3, which then sees every pixel: torchvision ("v1.5"). */
    SPATIAL
  }
}
