package io.mammoedge.runtime.preprocess;

/**
 * Subtracts the mean of the training images (paper: 52.18 for DDSM, on the 255 scale).
 *
 * @param value finite
 */
public record Mean(float value) implements Step {
  /** Checks the value. */
  public Mean {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("mean " + value);
    }
  }

  @Override
  public String kind() {
    return "mean";
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.mean(this);
  }

  @Override
  public Plane apply(Plane image) {
    float[] out = new float[image.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = image.values()[i] - value;
    }
    return new Plane(image.height(), image.width(), out);
  }
}
