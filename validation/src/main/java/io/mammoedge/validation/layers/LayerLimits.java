package io.mammoedge.validation.layers;

/** From where on a stage is not what the trained network has. */
final class LayerLimits {
  /** dB, of a stage in 32-bit floats. */
  static final double FLOATS = 80;

  /** dB, of a stage that ends in 8 bits or has weights of 8 bits. */
  static final double BYTES = 10;

  /** Share of the largest value that a constant may be off: what the order of a sum rounds. */
  static final double CONSTANT = 1e-6;

  /** Share that a scale of 8 bits may be off from a product of two others. */
  static final double SCALE = 1e-5;

  private LayerLimits() {}
}
