package io.mammoedge.runtime.dicom;

/** Which breast: Image Laterality (0020,0062), DICOM PS3.3 C.8.11.7. */
public enum Laterality {
  /** Left breast. */
  L,
  /** Right breast. */
  R,
  /** Not said. */
  UNKNOWN
}
