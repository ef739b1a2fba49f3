package io.mammoedge.runtime.dicom;

/**
 * How stored pixel values become presentation values 0..65535 (a release's manifest says which).
 */
public enum Intensity {
  /**
   * The full range of Bits Stored, no window. A rescale with a positive slope changes nothing here;
   * one with a negative slope or a modality table is obeyed.
   */
  STORED,
  /** The image's first VOI transformation (PS3.3 C.11.2); where it has none, as {@link #STORED}. */
  VOI,
  /** The smallest and largest value of the image, padding left out, become 0 and 65535. */
  MINMAX
}
