package io.mammoedge.validation.layers;

/**
 * From where on a stage is not what the trained network has. Chosen between what was measured on
 * honest and on damaged releases of random networks (residual ones with bottlenecks, ResNet50 and
 * VGG with a sixteenth of the channels; 31 to 597 stages each), far from both.
 */
final class LayerLimits {
  /**
   * dB, of a stage in 32-bit floats on its own input. Honest: elementwise stages infinite;
   * convolutions, sums and resampling 123 to 145; last linear layers, whose logits are small
   * differences of large sums, 101 to 146. Damaged: a mean one grey level off 34; a resample
   * without antialias, of another mode or half a pixel off 34 to 36; a batch norm without its mean
   * 3, without that of one channel 11, with an epsilon of 1e-3 for 1e-5 60. An epsilon left out
   * altogether has 100: only {@link #CONSTANT} tells it.
   */
  static final double FLOATS = 80;

  /**
   * dB, of a stage that ends in 8 bits or has weights of 8 bits, or is made of such stages. Honest:
   * 19 (ranges from a dozen images that the next one exceeded) to 48, mostly 30 to 45. Scales that
   * are wrong by some percent have 24 to 46 and lie among them: they are told by {@link #SCALE} and
   * the codes themselves.
   */
  static final double BYTES = 10;

  /**
   * Share of the largest value that a constant may be off: what the order of a sum rounds. Honest:
   * 0; an epsilon of 0 or 2e-5 for 1e-5: 1.2e-5 where the variance is about 0.4.
   */
  static final double CONSTANT = 1e-6;

  /** Share that a scale may be off from the product of two others: two roundings are 1.2e-7. */
  static final double SCALE = 1e-5;

  private LayerLimits() {}
}
