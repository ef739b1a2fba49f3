package io.mammoedge.runtime.dicom;

/** Which inputs a release may be used on (manifest {@code domain.accept}). */
public enum Accept {
  /** Digital mammography FOR PRESENTATION only. */
  CLINICAL,
  /** Also Secondary Capture of the body part BREAST: digitised film, as CBIS-DDSM has it. */
  ARCHIVE
}
