package io.mammoedge.runtime.preprocess;

/**
 * A step that changes where pixels are. It looks at presentation values 0..65535 and decides with
 * whole numbers, so that Java and ONNX Runtime decide the same whatever the order of their sums.
 */
public sealed interface PlacingStep extends Step
    permits Orient, CropBorder, CropBackground, Resample {
  /** What this step does to this image. */
  Move move(PixelRows image);

  @Override
  default Plane apply(Plane image) {
    return move(image).apply(image).plane();
  }
}
