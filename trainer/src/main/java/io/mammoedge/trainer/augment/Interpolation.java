package io.mammoedge.trainer.augment;

import com.google.gson.annotations.SerializedName;

/** How a value between pixels is found. Outside of the image the nearest pixel is continued. */
public enum Interpolation {
  /** The nearest pixel: spline order 0, as the paper has it (paper §2). */
  @SerializedName("nearest")
  NEAREST,
  /** From the four pixels around: spline order 1. */
  @SerializedName("bilinear")
  BILINEAR
}
