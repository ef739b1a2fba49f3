package io.mammoedge.runtime.preprocess;

/**
 * One step between presentation values and the network's input. Every step exists twice: here in
 * Java, used in training, and as ONNX operators inside a release. {@link #kind} is its name in a
 * manifest.
 */
public sealed interface Step permits PlacingStep, Scale, Mean {
  /** The name in JSON, such as {@code resample}. */
  String kind();

  /** A new image, or the same where nothing changes; the argument stays as it was. */
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
    /** The case of {@link Orient}. */
    R orient(Orient step);

    /** The case of {@link CropBorder}. */
    R cropBorder(CropBorder step);

    /** The case of {@link CropBackground}. */
    R cropBackground(CropBackground step);

    /** The case of {@link Resample}. */
    R resample(Resample step);

    /** The case of {@link Scale}. */
    R scale(Scale step);

    /** The case of {@link Mean}. */
    R mean(Mean step);
  }
}
