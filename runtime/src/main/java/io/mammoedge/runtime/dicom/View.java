package io.mammoedge.runtime.dicom;

/** The projection: View Code Sequence (0054,0220) or View Position (0018,5101). */
public enum View {
  /** Cranio-caudal. */
  CC,
  /** Medio-lateral oblique. */
  MLO,
  /** Another one, or not said. */
  UNKNOWN
}
