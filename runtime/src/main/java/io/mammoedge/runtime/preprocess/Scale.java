package io.mammoedge.runtime.preprocess;

/**
 * Multiplies every value (paper: 0.003891 = 255/65535).
 *
 * @param factor finite, not 0
 */
public record Scale(float factor) implements Step {
  /** Checks the factor. */
  public Scale {
    if (!Float.isFinite(factor) || factor == 0) {
      throw new IllegalArgumentException("scale factor " + factor);
    }
  }

  @Override
  public String kind() {
    return "scale";
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.scale(this);
  }

  @Override
  public Plane apply(Plane image) {
    float[] out = new float[image.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = image.values()[i] * factor;
    }
    return new Plane(image.height(), image.width(), out);
  }
}
