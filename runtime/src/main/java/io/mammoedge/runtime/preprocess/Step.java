package io.mammoedge.runtime.preprocess;

/**
 * One step between presentation values and the network's input. Every step exists twice: here in
 * Java, used in training, and as ONNX operators inside a release. {@link #kind} is its name in a
 * manifest.
 */
public sealed interface Step {
  /** The name in JSON: {@code resample}, {@code scale}, {@code mean}. */
  String kind();

  /** A new image; the argument stays as it was. */
  Plane apply(Plane image);

  /** Calls the case of this kind of step. */
  <R> R match(Cases<R> cases);

  /**
   * One case per kind of step. Whoever reads steps implements it, so that a new kind does not
   * compile until everyone knows it.
   *
   * @param <R> what a case gives
   */
  interface Cases<R> {
    /** The case of {@link Resample}. */
    R resample(Resample step);

    /** The case of {@link Scale}. */
    R scale(Scale step);

    /** The case of {@link Mean}. */
    R mean(Mean step);
  }

  /**
   * Stretches the image to a fixed size, aspect ratio not kept (paper §3: 1152x896). The filter is
   * a triangle as wide as the reduction, so nothing aliases: Pillow's BILINEAR, ONNX {@code Resize}
   * with {@code antialias=1}.
   *
   * @param height output rows
   * @param width output columns
   */
  record Resample(int height, int width) implements Step {
    /** Checks that the size is positive. */
    public Resample {
      if (height < 1 || width < 1) {
        throw new IllegalArgumentException("cannot resample to " + height + "x" + width);
      }
    }

    @Override
    public String kind() {
      return "resample";
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.resample(this);
    }

    @Override
    public Plane apply(Plane image) {
      return AntialiasResampler.resample(image, height, width);
    }
  }

  /**
   * Multiplies every value (paper: 0.003891 = 255/65535).
   *
   * @param factor finite, not 0
   */
  record Scale(float factor) implements Step {
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

  /**
   * Subtracts the mean of the training images (paper: 52.18 for DDSM, on the 255 scale).
   *
   * @param value finite
   */
  record Mean(float value) implements Step {
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
}
